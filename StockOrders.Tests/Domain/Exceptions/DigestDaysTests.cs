using System.Globalization;
using StockOrders.Domain.Exceptions;

namespace StockOrders.Tests.Domain.Exceptions;

public sealed class DigestDaysTests
{
    [Theory]
    [InlineData("Europe/London", 8, 0)]
    [InlineData("Europe/London", 1, 30)] // Left out on one day, and there twice on another.
    [InlineData("America/New_York", 2, 30)]
    [InlineData("Australia/Lord_Howe", 2, 15)] // Half an hour is left out.
    [InlineData("America/Havana", 0, 0)] // Midnight is left out.
    [InlineData("America/Asuncion", 23, 45)]
    [InlineData("Asia/Kathmandu", 0, 0)]
    [InlineData("Pacific/Kiritimati", 12, 0)]
    public void Each_local_day_of_a_year_is_due_once_in_order_within_that_day_or_its_gap(string name, int hours, int minutes)
    {
        var (zone, at) = (TimeZoneInfo.FindSystemTimeZoneById(name), new TimeSpan(hours, minutes, 0));
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var last = DigestDays.Due(now, at, zone).Day;
        for (var look = 0; look < 366 * 96; look++)
        {
            now = now.AddMinutes(15);
            var (day, moment) = DigestDays.Due(now, at, zone);
            Assert.True(moment <= now);
            if (day <= last)
            {
                continue;
            }

            Assert.Equal(last.AddDays(1), day);
            Assert.True(now - moment < TimeSpan.FromMinutes(15), $"{day} was due at {moment:O} and seen at {now:O}.");
            last = day;
        }

        Assert.True(last >= new DateOnly(2026, 12, 31));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-28")] // 00:59:59, and then 02:00 at once.
    [InlineData("2026-03-29T01:30:00Z", "2026-03-29")]
    [InlineData("2026-10-25T00:29:59Z", "2026-10-24")] // 01:29:59 for the first time.
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25")] // 01:30 for the second time.
    public void A_time_that_is_left_out_or_comes_twice_is_due_once(string now, string day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        Assert.Equal(
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            DigestDays.Due(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), new TimeSpan(1, 30, 0), zone).Day);
    }
}
