using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on its way, by variant and destination, read from rows that are written with the orders. An order that changes while this reads
/// is met once all the same, as it was before or after.
/// </summary>
internal sealed class OnOrderNow(IStore store)
{
    public Task<PromisedGoods> Of(AccountId account, CancellationToken cancellation) => PromisedGoods.Of(Rows(account, cancellation));

    /// <summary>Without what stands on drafts of runs which nobody has touched: a run plans those anew.</summary>
    public Task<PromisedGoods> Firm(AccountId account, CancellationToken cancellation) =>
        PromisedGoods.Of(Rows(account, cancellation).Where(order => !order.Planned));

    private IAsyncEnumerable<OnOrderRow> Rows(AccountId account, CancellationToken cancellation) =>
        store.All(OrderRows.AllOnOrder(account), cancellation).Select(Packed.To<OnOrderRow>);
}
