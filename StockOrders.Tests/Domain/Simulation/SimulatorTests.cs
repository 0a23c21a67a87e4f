using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Simulation;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Simulation;

public class SimulatorTests
{
    private static readonly DateOnly From = new(2026, 5, 1);

    [Fact]
    public void Steady_sales_with_the_orders_of_every_night_are_all_met()
    {
        var days = Simulator.Run(Steady(20, 200, opening: 300), Policy());

        Assert.Equal(0, days.Sum(day => day.Lost));
        Assert.Equal(From.AddDays(1), days.First(day => day.Ordered > 0).Day);
        Assert.Equal(From.AddDays(15), days.First(day => day.Arrived > 0).Day);
    }

    [Fact]
    public void What_was_not_there_is_lost_and_not_made_up_for_when_goods_arrive()
    {
        var period = new SimulatedPeriod(From, [6, 6, 6, 6], 10, DemandHistory.None);

        var days = Simulator.Run(period, morning => new Ordered(morning.Today == From ? 20 : 0, 3));

        Assert.Equal([0m, 2m, 6m, 0m], days.Select(day => day.Lost));
        Assert.Equal([4m, 0m, 0m, 14m], days.Select(day => day.Closing));
    }

    [Fact]
    public void An_order_takes_as_long_as_it_really_took_and_not_as_long_as_was_promised()
    {
        var period = new SimulatedPeriod(From, [1, 1, 1, 1, 1, 1], 100, DemandHistory.None) { LeadTimes = [4, 1] };

        var days = Simulator.Run(period, morning => new Ordered(morning.Today < From.AddDays(2) ? 10 : 0, 2));

        Assert.Equal([0m, 0m, 10m, 0m, 10m, 0m], days.Select(day => day.Arrived));
    }

    [Fact]
    public void Nobody_who_orders_sees_a_day_that_is_not_over()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[], byte[], byte>((past, other, cut) =>
        {
            var one = Padded(past);
            var same = cut % one.Length;
            decimal[] two = [.. one.Take(same), .. Padded(other)];

            var (left, right) = (Orders(one), Orders(two));

            return left.Take(same + 1).SequenceEqual(right.Take(same + 1));
        }));
    }

    [Fact]
    public void Whatever_is_asked_for_units_neither_appear_nor_vanish()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[], byte>((asked, opening) =>
        {
            var days = Simulator.Run(new SimulatedPeriod(From, [.. Padded(asked)], opening, DemandHistory.None), Policy());

            return days.All(day => day is { Lost: >= 0, Closing: >= 0 } && (day.Lost == 0 || day.Closing == 0))
                && opening + days.Sum(day => day.Arrived) - days.Sum(day => day.Sold) == days[^1].Closing;
        }));
    }

    [Fact]
    public void Days_that_began_without_stock_are_known_as_such_to_whoever_orders_next()
    {
        var known = new List<bool>();
        var period = new SimulatedPeriod(From, [5, 5, 5, 5], 5, DemandHistory.None);

        Simulator.Run(period, morning =>
        {
            known.Add(morning.Known.IsOutOfStock(morning.Today.AddDays(-1)));
            return new Ordered(morning.Today == From ? 5 : 0, 2);
        });

        Assert.Equal([false, false, true, false], known);
    }

    private static decimal[] Orders(decimal[] demand) =>
        [.. Simulator.Run(new SimulatedPeriod(From, [.. demand], 50, DemandHistory.None), Policy()).Select(day => day.Ordered)];

    private static decimal[] Padded(byte[] units) => [.. units.Append((byte)3).Append((byte)200).Select(unit => (decimal)(unit % 30))];

    private static SimulatedPeriod Steady(decimal units, int days, decimal opening) => new(
        From,
        [.. Enumerable.Repeat(units, days)],
        opening,
        DemandHistory.Of(Enumerable.Range(1, 60).Select(back => (From.AddDays(-back), units))));

    private static Func<Morning, Ordered> Policy() => PolicyOrders.Of(new ReorderFacts
    {
        Variant = new Variant { Id = new VariantId("a"), LeadTime = 14, Vendors = [new VendorOffer { Vendor = new VendorId("v"), CostPrice = 1 }] },
        Warehouse = new WarehouseId("w"),
        Vendors = new Dictionary<VendorId, Vendor> { [new VendorId("v")] = new() { Id = new VendorId("v"), Name = "v", Currency = Some.Pounds } },
        Settings = Some.Settings,
        Today = From,
    });
}
