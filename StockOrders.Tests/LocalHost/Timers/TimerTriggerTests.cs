using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.LocalHost.Timers;

public sealed class TimerTriggerTests
{
    [Fact]
    public async Task Each_occurrence_runs_at_its_instant_and_in_order_a_failed_one_too()
    {
        await using var app = await LocalApp.Start(Options());
        await app.Advance(TimeSpan.FromHours(2));
        Assert.Equal(
            ["half-hourly 05-01 08:30", "half-hourly 05-01 09:00", "half-hourly 05-01 09:30", "half-hourly 05-01 10:00"], Lines(app));
        await app.Advance(TimeSpan.FromHours(40));
        Assert.Equal(
            ["nightly 05-02 02:00 last 01-01 00:00", "nightly 05-03 02:00 last 05-02 02:00"],
            Lines(app).Where(line => line.StartsWith("nightly", StringComparison.Ordinal)));
        Assert.Equal(84, Lines(app).Count(line => line.StartsWith("half", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Occurrences_missed_while_the_host_was_down_are_made_up_for_once()
    {
        using var directory = new TemporaryDirectory();
        var options = Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path };
        await using (var app = await LocalApp.Start(options))
            await app.Advance(TimeSpan.FromHours(20));

        await using var later = await LocalApp.Start(options with { VirtualClock = SampleApp.Start.AddDays(4).AddMinutes(5) });
        await later.WhenIdle();
        Assert.Equal(["half-hourly 05-05 08:05 past due", "nightly 05-05 08:05 last 05-02 02:00 past due"], Lines(later).Order());
        await later.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("half-hourly 05-05 08:30", Lines(later)[^1]);
        Assert.Equal(3, Lines(later).Count);
    }

    [Fact]
    public async Task A_restart_between_occurrences_misses_nothing_and_repeats_nothing()
    {
        using var directory = new TemporaryDirectory();
        var options = Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path };
        await using (var app = await LocalApp.Start(options))
            await app.Advance(TimeSpan.FromMinutes(30));

        await using var again = await LocalApp.Start(options with { VirtualClock = SampleApp.Start.AddMinutes(45) });
        await again.WhenIdle();
        Assert.Empty(Lines(again));
        await again.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["half-hourly 05-01 09:00"], Lines(again));
    }

    [Fact]
    public async Task A_virtual_clock_goes_on_after_a_restart_where_it_stood()
    {
        using var directory = new TemporaryDirectory();
        var options = Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path };
        await using (var app = await LocalApp.Start(options))
            await app.Advance(TimeSpan.FromHours(25));

        await using var again = await LocalApp.Start(options);
        Assert.Equal(SampleApp.Start.AddHours(25), again.Clock.GetUtcNow());
        await again.WhenIdle();
        Assert.Empty(Lines(again));
    }

    [Fact]
    public async Task A_schedule_that_changed_starts_anew_and_has_missed_nothing()
    {
        using var directory = new TemporaryDirectory();
        var options = Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path };
        await using (var app = await LocalApp.Start(options))
            await app.Advance(TimeSpan.FromHours(1));

        await using var changed = await LocalApp.Start(Options("0 15 * * * *") with
        {
            Store = StoreChoice.Sqlite,
            DataDirectory = directory.Path,
            VirtualClock = SampleApp.Start.AddHours(5),
        });
        await changed.WhenIdle();
        Assert.Empty(Lines(changed));
        await changed.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["half-hourly 05-01 13:15"], Lines(changed));
    }

    [Theory]
    [InlineData("every night", "cron expression")]
    [InlineData("00:30:00", "cron expression")]
    public async Task A_schedule_that_cannot_be_read_refuses_the_start_in_a_sentence(string schedule, string reason)
    {
        var refused = await Assert.ThrowsAsync<LocalAppException>(() => LocalApp.Start(Options(schedule)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_from_a_setting_that_is_not_there_refuses_the_start_in_a_sentence()
    {
        var refused = await Assert.ThrowsAsync<LocalAppException>(() => SampleApp.Run(typeof(SampleTimerFunctions)));
        Assert.Equal("'%HalfHourly%' needs the application setting 'HalfHourly', which is not there.", refused.Message);
    }

    private static LocalAppOptions Options(string halfHourly = "0 */30 * * * *") => SampleApp.Options(typeof(SampleTimerFunctions)) with
    {
        Settings = new Dictionary<string, string?> { ["HalfHourly"] = halfHourly },
    };

    private static List<string> Lines(LocalApp app) =>
        [.. app.Services.GetRequiredService<Seen>().Lines.Where(line => line.Contains("ly ", StringComparison.Ordinal))];
}
