using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.LocalHost.Clock;

public sealed class SchedulerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Advance_runs_every_source_in_the_order_of_the_instants_and_ends_at_the_target()
    {
        var clock = new VirtualClock(Start);
        var happened = new List<string>();
        await using var scheduler = new Scheduler(clock, new WorkTracker(), NullLogger<Scheduler>.Instance);
        scheduler.Add(new Agenda("a", clock, happened, Start.AddHours(1), Start.AddHours(3)));
        scheduler.Add(new Agenda("b", clock, happened, Start.AddHours(2), Start.AddHours(3), Start.AddHours(30)));

        await scheduler.AdvanceTo(Start.AddHours(25));

        Assert.Equal(["a 01:00:00", "b 02:00:00", "a 03:00:00", "b 03:00:00"], happened);
        Assert.Equal(Start.AddHours(25), clock.GetUtcNow());
    }

    [Fact]
    public async Task Advance_waits_for_the_work_that_the_due_set_off_before_it_goes_on()
    {
        var clock = new VirtualClock(Start);
        var work = new WorkTracker();
        var happened = new List<string>();
        await using var scheduler = new Scheduler(clock, work, NullLogger<Scheduler>.Instance);
        var second = new Agenda("set off", clock, happened);
        scheduler.Add(new Agenda("first", clock, happened, Start.AddHours(1))
        {
            Then = () =>
            {
                var begun = work.Begin();
                _ = Task.Run(() =>
                {
                    second.Add(Start.AddHours(2));
                    begun.Dispose();
                });
            },
        });
        scheduler.Add(second);

        await scheduler.AdvanceTo(Start.AddHours(5));

        Assert.Equal(["first 01:00:00", "set off 02:00:00"], happened);
    }

    [Fact]
    public async Task Work_that_waits_on_the_clock_itself_does_not_hold_the_clock_up()
    {
        var clock = new VirtualClock(Start);
        var work = new WorkTracker();
        await using var scheduler = new Scheduler(clock, work, NullLogger<Scheduler>.Instance);
        var begun = work.Begin();
        async Task Wait()
        {
            using (begun)
                await Task.Delay(TimeSpan.FromSeconds(30), clock);
        }
        var waiting = Wait();

        await scheduler.AdvanceTo(Start.AddMinutes(1));

        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_becomes_due_at_the_present_instant_runs_without_the_clock_being_moved()
    {
        var clock = new VirtualClock(Start);
        var happened = new List<string>();
        await using var scheduler = new Scheduler(clock, new WorkTracker(), NullLogger<Scheduler>.Instance);
        var agenda = new Agenda("now", clock, happened);
        scheduler.Add(agenda);
        scheduler.Start();

        agenda.Add(Start);
        scheduler.Changed();
        await scheduler.Settle();

        Assert.Equal(["now 00:00:00"], happened);
    }

    [Fact]
    public async Task On_the_systems_clock_the_due_runs_by_itself()
    {
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scheduler = new Scheduler(TimeProvider.System, new WorkTracker(), NullLogger<Scheduler>.Instance);
        scheduler.Start();
        var agenda = new Agenda("soon", TimeProvider.System, [], TimeProvider.System.GetUtcNow().AddMilliseconds(30)) { Then = ran.SetResult };

        scheduler.Add(agenda);

        await ran.Task.WaitAsync(Patience.Hang);
    }

    [Fact]
    public async Task Systems_clock_cannot_be_moved()
    {
        await using var scheduler = new Scheduler(TimeProvider.System, new WorkTracker(), NullLogger<Scheduler>.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() => scheduler.AdvanceTo(Start));
    }

    private sealed class Agenda(string name, TimeProvider time, List<string> happened, params DateTimeOffset[] at) : IDueSource
    {
        private readonly Lock gate = new();
        private readonly SortedSet<DateTimeOffset> due = [.. at];

        public Action? Then { get; init; }

        public void Add(DateTimeOffset instant)
        {
            lock (gate)
                due.Add(instant);
        }

        public DateTimeOffset? NextDue()
        {
            lock (gate)
                return due.Count == 0 ? null : due.Min;
        }

        public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
        {
            lock (gate)
                due.RemoveWhere(instant => instant <= now);
            happened.Add($"{name} {time.GetUtcNow() - Start:c}");
            Then?.Invoke();
            return Task.CompletedTask;
        }
    }
}
