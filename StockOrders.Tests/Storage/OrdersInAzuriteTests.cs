using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions;

namespace StockOrders.Tests.Storage;

/// <summary>What lists of orders rest on, in the table service's own protocol.</summary>
[Collection(nameof(Azurite))]
public sealed class OrdersInAzuriteTests(Azurite azurite)
{
    private readonly AccountId account = AccountId.From("walk" + Guid.NewGuid().ToString("N"));

    [AzuriteFact]
    public async Task Rows_of_several_statuses_are_walked_in_one_order_within_their_bounds()
    {
        var store = AzuriteStoreTests.AzureStore(azurite, new());
        var (orders, index) = (await Orders(40), new OrderIndex(store));
        foreach (var order in orders)
        {
            Assert.True((await store.Commit(OrderRows.Partition(account), [.. OrderIndexChanges.Of(null, order)], default)).Committed);
        }

        var newestFirst = orders.OrderByDescending(order => order.LastModified).ThenByDescending(order => order.Id.Value, StringComparer.Ordinal).ToList();
        var (from, to) = (newestFirst[30].LastModified.ToUnixTimeMilliseconds(), newestFirst[10].LastModified.ToUnixTimeMilliseconds());

        Assert.Equal(newestFirst.Select(order => order.Id), await Walk(OrderSpan.All, null));
        Assert.Equal(newestFirst.Skip(25).Select(order => order.Id), await Walk(OrderSpan.All, newestFirst[24]));
        Assert.Equal(
            newestFirst.Where(order => order.LastModified.ToUnixTimeMilliseconds() >= from && order.LastModified.ToUnixTimeMilliseconds() <= to).Select(order => order.Id),
            await Walk(OrderSpan.All with { From = from, To = to }, null));
        Assert.Equal(newestFirst.Where(order => order.Stage == Stage.Sent).Select(order => order.Id), await Walk(OrderSpan.All with { Statuses = ["open"] }, null));

        async Task<List<OrderId>> Walk(OrderSpan span, StockOrder? after) => await index
            .Walk(account, span, after is null ? null : OrderPlace.Of(after.LastModified, after.Id), 3, default)
            .Select(row => Packed.To<OrderIndexRow>(row).Id).ToListAsync();
    }

    [AzuriteFact]
    public async Task Counts_are_folded_and_stay_exact()
    {
        var store = AzuriteStoreTests.AzureStore(azurite, new());
        for (var number = 0; number < 130; number++)
        {
            await store.Commit(OrderRows.Partition(account), [OrderCounts.Change(null, number % 2 == 0 ? Stage.Draft : Stage.Sent)!.Value], default);
        }

        var counts = new OrderCounts(store);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => counts.Fold(account, default).AsTask()));

        Assert.Equal((65, 65), (await counts.Read(account, default)) is var read ? (read.Of(["draft"]), read.Of(["open"])) : default);
        Assert.InRange(await store.All(OrderRows.AllCounts(account), default).CountAsync(), 1, OrderCounts.ManyChanges);
    }

    private static async Task<List<StockOrder>> Orders(int count)
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create(Some.Line(2, 3)));
        var one = await shop.Order();
        return
        [
            .. Enumerable.Range(0, count).Select(number => one with
            {
                Id = OrderIds.Derived($"order {number}", one.CreatedAt),
                Stage = number % 3 == 0 ? Stage.Sent : number % 3 == 1 ? Stage.Draft : Stage.Closed,
                LastModified = one.LastModified.AddMilliseconds(number / 2 * (number % 5 == 0 ? -1 : 1)),
            }),
        ];
    }
}
