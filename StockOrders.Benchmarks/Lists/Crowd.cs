using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Lists;

/// <summary>
/// Very many orders of 20 lines, written as the order book writes them but many in a transaction, for reading. A third is open; each was
/// last modified a second after the one before.
/// </summary>
internal static class Crowd
{
    private const int Together = 24;

    private static readonly Stage[] Stages =
        [Stage.Sent, Stage.Closed, Stage.Draft, Stage.Confirmed, Stage.Closed, Stage.Received, Stage.Sent, Stage.Cancelled, Stage.Closed];

    public static async Task<IReadOnlyList<string>> Gather(BenchmarkShop shop, IStore store, int count)
    {
        var account = new AccountId(BenchmarkShop.Account);
        var partition = OrderRows.Partition(account);
        var one = Packed.To<StockOrder>((await store.Read(new StoreKey(partition, OrderRows.Document(new OrderId(await shop.Order("draft")))), default))!);
        var ids = new List<string>();
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Together))
        {
            var orders = numbers.Select(number => Like(one, number)).ToList();
            ids.AddRange(orders.Select(order => order.Id.Value));
            var outcome = await store.Commit(
                partition,
                [.. orders.SelectMany(order => OrderIndexChanges.Of(null, order).Prepend(RowChange.Insert(OrderRows.Document(order.Id), Packed.From(order))))],
                default);
            if (!outcome.Committed)
            {
                throw new InvalidOperationException($"A row was there already: {outcome.ConflictingRow}.");
            }
        }

        await new OrderCounts(store).Fold(account, default);
        return ids;
    }

    private static StockOrder Like(StockOrder one, int number)
    {
        var at = one.CreatedAt.AddDays(-10).AddSeconds(number);
        return one with
        {
            Id = OrderIds.Derived($"crowd {number}", at),
            Stage = Stages[number % Stages.Length],
            CreatedAt = at,
            LastModified = at,
            Header = one.Header with { Reference = $"PO-{number}" },
            Dispatch = Stages[number % Stages.Length] is Stage.Draft or Stage.Cancelled
                ? null
                : new Dispatch { Revision = one.Revision, To = "", SentAt = at },
        };
    }
}
