using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

public sealed class OrderIndexChangesTests
{
    [Theory]
    [InlineData(1, "Delete Insert")]
    [InlineData(-3_600_000, "Delete Insert")]
    [InlineData(0, "Put")]
    public async Task An_order_that_changes_leaves_its_place_for_another_whichever_way_the_clock_goes(int milliseconds, string kinds)
    {
        var before = await Order();
        var after = before with { Version = before.Version + 1, LastModified = before.LastModified.AddMilliseconds(milliseconds) };

        var changes = OrderIndexChanges.Of(before, after).ToList();

        Assert.Equal(kinds, string.Join(' ', changes.Select(change => change.Kind)));
        Assert.Equal(OrderRows.Index(before), changes[0].Row);
        Assert.Equal(OrderRows.Index(after), changes[^1].Row);
    }

    [Fact]
    public async Task What_changed_later_stands_before_and_of_one_millisecond_the_newer_order()
    {
        var order = await Order();
        var place = OrderPlace.Of(order.LastModified, order.Id);

        Assert.True(string.CompareOrdinal(OrderPlace.Of(order.LastModified.AddMilliseconds(1), order.Id), place) < 0);
        Assert.True(string.CompareOrdinal(OrderPlace.Of(order.LastModified, new("ffffffffffffffffffffffff")), place) < 0);
        Assert.True(string.CompareOrdinal(OrderPlace.Of(order.LastModified, new("000000000000000000000000")), place) > 0);
        Assert.Equal(OrderPlace.Of(order.LastModified.AddTicks(9), order.Id), place);
    }

    [Fact]
    public async Task An_order_that_promises_nothing_more_loses_its_row_of_promises_and_moves_in_the_counts()
    {
        var before = await Order();
        var changes = OrderIndexChanges.Of(before, before with { Stage = Stage.Cancelled }).ToList();

        Assert.Equal(RowChange.Delete(OrderRows.OnOrder(before.Id)), changes[2]);
        Assert.Equal(
            new[] { new StatusCount("cancelled", 1), new StatusCount("draft", -1) },
            Packed.To<OrderCountsRow>(new StoredRow(new("p", changes[3].Row), "", changes[3].Body)).Counts.AsEnumerable());
    }

    [Fact]
    public async Task Changes_fold_the_counts_though_nobody_lists()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var number = 0; number < 150; number++)
        {
            await api.CreateOrder(1);
        }

        var account = new StockOrders.Domain.Values.AccountId(TestApi.Account);
        Assert.InRange(await api.Store.All(OrderRows.AllCounts(account), default).CountAsync(), 1, OrderCounts.ManyChanges + 1);
        Assert.Equal(150, (await api.Get<OrderCounts>().Read(account, default)).Of(["draft"]));
    }

    private static async Task<StockOrder> Order()
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create(Some.Line(2, 3)));
        return await shop.Order();
    }
}
