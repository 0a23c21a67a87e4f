using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using static StockOrders.Tests.Domain.Replenishment.Shelf;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class TransferPlanTests
{
    [Fact]
    public void What_others_can_spare_is_moved_the_largest_surplus_first_and_the_rest_is_bought()
    {
        var found = TransferPlan.Suggest([At("w1", 280, 20), At("w2", 1_000, 20), At("w3", 1_100, 20)]);

        // Each keeps 880 for itself; 600 are needed.
        Assert.Equal([new TransferShare(WarehouseId.From("w3"), 220), new TransferShare(WarehouseId.From("w2"), 120)], found[0].Transfers.ToArray());
        Assert.Equal((600m, 260m, 260m), (found[0].Replenishment, found[0].ToBuy, found[0].Quantity));
        Assert.Equal([0m, 0m], found[1..].Select(other => other.Replenishment));
    }

    [Fact]
    public void Those_in_most_need_are_served_first_and_nothing_is_given_twice()
    {
        var found = TransferPlan.Suggest([At("w1", 280, 20), At("w2", 140, 10), At("w3", 1_580, 20)]);

        Assert.Equal([new TransferShare(WarehouseId.From("w3"), 600)], found[0].Transfers.ToArray());
        Assert.Equal([new TransferShare(WarehouseId.From("w3"), 100)], found[1].Transfers.ToArray());
        Assert.Equal((0m, 200m), (found[0].Quantity, found[1].Quantity));
    }

    [Fact]
    public void Goods_from_nearby_save_the_sales_that_bought_ones_would_come_too_late_for()
    {
        var found = TransferPlan.Suggest([At("w1", 0, 20) with { TransferLeadTime = 2 }, At("w2", 2_000, 20)]);

        // Sales of two days are lost instead of those of fourteen.
        Assert.Equal((40m, 840m, 0m), (found[0].Lost, found[0].Replenishment, found[0].Quantity));
        Assert.Equal([new TransferShare(WarehouseId.From("w2"), 840)], found[0].Transfers.ToArray());
    }

    [Fact]
    public void Nothing_is_moved_where_the_account_does_not_want_it() =>
        Assert.All(
            TransferPlan.Suggest([.. new[] { At("w1", 280, 20), At("w2", 2_000, 20) }
                .Select(facts => facts with { Settings = Some.Settings with { ReplenishByTransfer = false } })]),
            found => Assert.Empty(found.Transfers));

    [Fact]
    public void Nobody_gives_what_they_need_and_no_unit_is_given_twice() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        (from onHand in Gen.Choose(0, 2_000) from daily in Gen.Choose(0, 30) select (onHand, daily)).ArrayOf(4).ToArbitrary(),
        shelves =>
        {
            ReorderFacts[] facts = [.. shelves.Select((shelf, index) => At($"w{index}", shelf.onHand, shelf.daily))];
            var alone = facts.Select(Suggest).ToArray();
            var found = TransferPlan.Suggest(facts);
            for (var index = 0; index < found.Length; index++)
            {
                var given = found.SelectMany(other => other.Transfers).Where(share => share.From == found[index].Warehouse).Sum(share => share.Quantity);
                Assert.True(given == 0 || found[index].OnHand - given >= Math.Max(found[index].OrderUpTo, found[index].Trigger));
                Assert.True(found[index].Replenishment >= alone[index].Replenishment && found[index].ToBuy <= alone[index].ToBuy);
                Assert.Equal(found[index].Replenishment, found[index].ToBuy + found[index].Transfers.Sum(share => share.Quantity));
                Assert.DoesNotContain(found[index].Transfers, share => share.From == found[index].Warehouse || share.Quantity <= 0);
            }

            Assert.Equal(found.Select(other => other.Transfers.Length), TransferPlan.Suggest(facts).Select(other => other.Transfers.Length));
        }));

    private static ReorderFacts At(string warehouse, decimal onHand, double daily) =>
        Facts(Thing, onHand, Forecast(daily), here: WarehouseId.From(warehouse));
}
