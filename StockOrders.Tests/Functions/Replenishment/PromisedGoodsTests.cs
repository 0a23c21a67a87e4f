using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Tests.Functions.Replenishment;

public sealed class PromisedGoodsTests
{
    private static readonly WarehouseId[] Warehouses = [new("w1"), new("w2"), new("w3")];
    private static readonly VariantId[] Variants = [new("c20_1"), new("c20_2"), new("c20_3"), new("ю")];

    [Fact]
    public void Whatever_is_ordered_each_place_is_promised_what_its_orders_come_to_one_after_another() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.ArrayOf(Rows()).ToArbitrary(), rows =>
        {
            var goods = PromisedGoods.Of(rows.ToAsyncEnumerable()).GetAwaiter().GetResult();
            var expected = OneAfterAnother(rows);
            foreach (var variant in Variants.Append(new VariantId("c20_4")))
            {
                foreach (var warehouse in Warehouses)
                {
                    Assert.Equal(expected.ContainsKey((variant, warehouse)), goods.Contains(variant, warehouse));
                    Same(expected.GetValueOrDefault((variant, warehouse), Promised.Nothing), goods.Of(variant, warehouse));
                }
            }
        }));

    [Fact]
    public async Task Half_a_million_lines_are_held_in_64_bytes_each()
    {
        var rows = Enumerable.Range(0, 2_000)
            .Select(order => new OnOrderRow(Warehouses[0], [.. Enumerable.Range(order * 250, 250).Select(line => new OnOrderQuantity(IdOf(line), line))]))
            .ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = PromisedGoods.Of(rows.ToAsyncEnumerable());

        Assert.True(reading.IsCompletedSuccessfully, "All of it is to be counted.");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 500_000, 1, 64);
        var goods = await reading;
        Assert.All(Enumerable.Range(0, 500).Select(part => part * 1_000), line => Assert.Equal(line, goods.Of(IdOf(line), Warehouses[0]).OnOrder));
    }

    [Theory]
    [InlineData(32_766)]
    [InlineData(32_767)]
    [InlineData(32_768)]
    [InlineData(65_535)]
    public void However_long_a_name_is_it_is_found_and_those_around_it_are(int letters)
    {
        var (names, known) = (new PackedNames(), new[] { "", "a", new string('x', letters), "b", "" });

        var places = known.Select(name => names.Add(name)).ToArray();

        Assert.Equal(known, places.Select(place => names.At(place).ToString()));
    }

    private static VariantId IdOf(int line) => new(string.Create(CultureInfo.InvariantCulture, $"c20_{line:D7}"));

    private static Gen<OnOrderRow> Rows() =>
        from warehouse in Gen.Elements(Warehouses)
        from source in Gen.Elements(Warehouses)
        from type in Gen.Elements(OrderType.Purchase, OrderType.Transfer)
        from day in Gen.Elements<DateOnly?>(null, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 9))
        from planned in Gen.Elements(true, false)
        from lines in Gen.ArrayOf(Lines())
        from takenOff in Gen.ArrayOf(Lines())
        select new OnOrderRow(
            warehouse, [.. lines], type, type == OrderType.Transfer ? source : null, day, planned, takenOff.Length == 0 ? null : [.. takenOff]);

    private static Gen<OnOrderQuantity> Lines() =>
        from variant in Gen.Elements(Variants)
        from quantity in Gen.Choose(1, 9)
        select new OnOrderQuantity(variant, quantity);

    private static Dictionary<(VariantId, WarehouseId), Promised> OneAfterAnother(OnOrderRow[] rows)
    {
        var promised = new Dictionary<(VariantId, WarehouseId), Promised>();
        foreach (var row in rows)
        {
            foreach (var (variant, quantity) in row.Quantities)
            {
                At(variant, row.Warehouse, now => row.Source is null
                    ? now.Bought(quantity, row.ExpectedDate, row.Planned)
                    : now.MovedIn(quantity, row.ExpectedDate, row.Planned));
                if (row.Source is { } source)
                {
                    At(variant, source, now => now.MovedOut(quantity, row.Planned));
                }
            }

            foreach (var (variant, quantity) in row.TakenOff ?? [])
            {
                At(variant, row.Warehouse, now => row.Source is null ? now.NotWanted(quantity) : now.NotWantedMoved(quantity));
            }
        }

        return promised;

        void At(VariantId variant, WarehouseId warehouse, Func<Promised, Promised> more) =>
            promised[(variant, warehouse)] = more(promised.GetValueOrDefault((variant, warehouse), Promised.Nothing));
    }

    private static void Same(Promised? expected, Promised? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null)
        {
            Assert.Equal(expected.Arrivals.ToArray(), actual!.Arrivals.ToArray());
            Same(expected.Firm, actual.Firm);
            Assert.Equal(expected with { Arrivals = [], Firm = null }, actual with { Arrivals = [], Firm = null });
        }
    }
}
