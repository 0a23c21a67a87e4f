using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>
/// Orders for the pages behind mailed links, as they stand now. Scanners, the person and whoever it was forwarded to open a page one
/// after another, and an order of hundreds of lines is parsed for the first of them.
/// </summary>
internal sealed class ShownOrders(IStore store)
{
    /// <summary>Of documents; some hundred orders of 200 lines.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly RememberedRows<StockOrder> remembered = new(MaxBytes, Packed.To<StockOrder>);

    public async ValueTask<StockOrder?> Find(AccountId account, OrderId order, CancellationToken cancellation) =>
        await store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.Document(order)), cancellation) is { } row
            ? remembered.Of(row)
            : null;
}
