using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.LocalHost.Clock;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Clock_left_alone_stands_still()
    {
        var clock = new VirtualClock(Start);
        var stamp = clock.GetTimestamp();

        Assert.Equal(Start, clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_passed_fire_in_the_order_of_their_instants_each_at_its_own()
    {
        var clock = new VirtualClock(Start);
        var fired = new List<(string Name, TimeSpan At)>();
        TimerCallback note = name => fired.Add(((string)name!, clock.GetUtcNow() - Start));
        using var late = clock.CreateTimer(note, "late", TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(note, "early", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var every = clock.CreateTimer(note, "every", TimeSpan.FromHours(2), TimeSpan.FromHours(2));
        using var beyond = clock.CreateTimer(note, "beyond", TimeSpan.FromHours(9), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal(
            [("early", TimeSpan.FromHours(1)), ("every", TimeSpan.FromHours(2)), ("late", TimeSpan.FromHours(3)), ("every", TimeSpan.FromHours(4))],
            fired);
        Assert.Equal(Start.AddHours(4), clock.GetUtcNow());
    }

    [Fact]
    public void Timer_disposed_or_set_to_infinite_never_fires()
    {
        var clock = new VirtualClock(Start);
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();
        using var stopped = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, fired);
    }

    [Fact]
    public async Task Delay_on_the_clock_ends_when_the_clock_passes_it()
    {
        var clock = new VirtualClock(Start);
        var delay = Task.Delay(TimeSpan.FromHours(25), clock);

        clock.Advance(TimeSpan.FromHours(24));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));

        await delay;
    }
}
