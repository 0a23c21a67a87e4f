using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>The index rows of one status, a page at a time.</summary>
internal sealed class OrderStream(IStore store, AccountId account, string status, OrderSpan span, string? after)
{
    private readonly RowRange range = OrderRows.Indexed(account, status, span);
    private readonly int placeAt = OrderRows.Index(status, "").Length;
    private StorePage page = new([], null);
    private int at;

    /// <summary>Where the walk stands; null before it began and when no row is left.</summary>
    public StoredRow? Row => at < page.Rows.Count ? page.Rows[at] : null;

    public string? Place { get; private set; }

    public Task Begin(int first, CancellationToken cancellation) =>
        Read(first, after is null ? null : OrderRows.Index(status, after), cancellation);

    public ValueTask Next(CancellationToken cancellation)
    {
        Stand(at + 1);
        return Row is null && page.Continuation is { } rest ? new(Read(StoreLimits.MaxPage, rest, cancellation)) : default;
    }

    private async Task Read(int limit, string? continuation, CancellationToken cancellation)
    {
        page = await store.List(range, limit, continuation, cancellation);
        Stand(0);
    }

    private void Stand(int row)
    {
        at = row;
        Place = Row?.Key.Row[placeAt..];
    }
}
