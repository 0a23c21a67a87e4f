using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Demand;

namespace StockOrders.Tests.Domain.Demand;

public sealed class PackedDemandTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    [Fact]
    public void Whatever_is_packed_comes_out_as_it_was()
    {
        var change =
            from day in Gen.Choose(-900, 0)
            from own in Gen.Choose(-40, 400_000)
            from dependent in Gen.Choose(-3, 90_000)
            from level in Gen.Choose(-200_000, 60_000)
            from unit in Gen.Elements(1, 10, 10_000)
            select (day, own, dependent, level, unit);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(change.ListOf().ToArbitrary(), changes =>
        {
            var days = DemandDays.None;
            foreach (var (day, own, dependent, level, unit) in changes)
            {
                days = days.With([new DemandChange(Today.AddDays(day), (long)own * unit, dependent % 7 == 0 ? dependent : 0) { Level = level < 0 ? null : level }]);
            }

            var again = PackedDemand.Unpack(PackedDemand.Pack(days));

            Assert.Equal((days.First, days.LevelBefore), (again.First, again.LevelBefore));
            Assert.Equal(days.Own.ToArray(), again.Own.ToArray());
            Assert.Equal(days.Dependent.ToArray(), again.Dependent.ToArray());
            Assert.Equal(days.Levels.ToArray(), again.Levels.ToArray());
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Two_years_of_days_that_can_hold_no_more_are_packed_and_summed(int sign)
    {
        var days = DemandDays.None.With([.. Enumerable.Range(0, DemandDays.Kept).Select(day => new DemandChange(
            Today.AddDays(-day), sign * DemandDays.MaxOfDay, sign * (DemandDays.MaxOfDay - 1)) { Level = day is 0 or 730 ? -sign * DemandDays.MaxOfDay : null })]);

        var again = PackedDemand.Unpack(PackedDemand.Pack(days));

        Assert.Equal(days.Own.ToArray(), again.Own.ToArray());
        Assert.Equal(days.Dependent.ToArray(), again.Dependent.ToArray());
        Assert.Equal(days.Levels.ToArray(), again.Levels.ToArray());
        Assert.Equal(
            sign * (2 * DemandDays.MaxOfDay - 1) * (decimal)DemandHistory.Longest / DemandHistory.Scale, again.History().Sum(Today, DemandHistory.Longest));
    }

    [Fact]
    public void Two_years_of_daily_sales_and_counts_take_less_than_a_kilobyte_and_a_half() =>
        Assert.InRange(PackedDemand.Pack(TwoYears(seed: 1, mean: 18)).Length, 700, 1_500);

    [Fact]
    public void What_sells_once_a_fortnight_takes_a_few_dozen_bytes()
    {
        var days = DemandDays.None.With([.. Enumerable.Range(0, 52).Select(week => new DemandChange(Today.AddDays(-14 * week), 20_000))]);

        Assert.InRange(PackedDemand.Pack(days).Length, 50, 115);
    }

    [Fact]
    public void Damaged_bytes_are_told_as_such_and_nothing_else()
    {
        var packed = PackedDemand.Pack(TwoYears(seed: 2, mean: 300));
        var random = new Random(3);
        for (var attempt = 0; attempt < 3_000; attempt++)
        {
            byte[] damaged = [.. packed[..random.Next(packed.Length)], .. attempt % 2 == 0 ? packed[random.Next(packed.Length)..] : []];
            if (damaged.Length > 4)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            }

            var fault = Record.Exception(() => PackedDemand.Unpack(damaged));
            Assert.True(fault is null or InvalidDataException, fault?.ToString());
        }
    }

    private static DemandDays TwoYears(int seed, int mean)
    {
        var random = new Random(seed);
        var stock = 0;
        return DemandDays.None.With([.. Enumerable.Range(-731, 732).Select(day =>
        {
            var sold = random.Next(2 * mean);
            stock += (day % 14 == 0 ? 14 * mean : 0) - sold;
            return new DemandChange(Today.AddDays(day), sold * 10_000) { Level = Math.Max(0, stock) * 10_000 };
        })]);
    }
}
