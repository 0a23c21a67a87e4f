using StockOrders.Functions.Replenishment;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Each account's night at two by its own clock, once a day, whatever that clock does.</summary>
public sealed class NightTests
{
    [Theory]
    // Clocks in Berlin go from 2:00 to 3:00 on this day.
    [InlineData("Europe/Berlin", "2026-03-27T12:00:00Z", "2026-03-28T01:00:00Z,2026-03-29T01:00:00Z,2026-03-30T00:00:00Z")]
    // And from 3:00 back to 2:00 on this one: two comes twice.
    [InlineData("Europe/Berlin", "2026-10-23T12:00:00Z", "2026-10-24T00:00:00Z,2026-10-25T00:00:00Z,2026-10-26T01:00:00Z")]
    // Half an hour off: the timer that comes every hour finds that two has passed.
    [InlineData("Asia/Kolkata", "2026-05-01T12:00:00Z", "2026-05-01T21:00:00Z,2026-05-02T21:00:00Z")]
    // A whole day that does not exist: Samoa went over the date line.
    [InlineData("Pacific/Apia", "2011-12-29T00:00:00Z", "2011-12-29T12:00:00Z,2011-12-30T12:00:00Z")]
    public async Task Night_begins_once_a_day_after_two_by_the_accounts_clock(string zone, string from, string starts)
    {
        var begin = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        await using var shop = await Shop.Open(Some.Settings with { TimeZone = zone }, at: begin);
        var expected = starts.Split(',').Select(start => DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        await shop.App.AdvanceTo(expected[^1].AddHours(12));

        var runs = await shop.Runs().All(Shop.Account, default).ToListAsync();
        Assert.Equal(expected, runs.Where(run => run.StartedAt > begin.AddHours(6)).Select(run => run.StartedAt).Order());
        Assert.All(runs, run => Assert.Equal(RunStatus.Completed, run.Status));
    }
}
