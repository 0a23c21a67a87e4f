using System.Runtime.CompilerServices;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// Walks through index rows in their order: what changed last first. The rows of several statuses are merged. An order that is changed
/// while a walk is under way goes to the front, so a walk meets it once or, where it had not come to it yet, not at all.
/// </summary>
internal sealed class OrderIndex(IStore store)
{
    /// <param name="after">The place to begin behind; null to begin at the first.</param>
    /// <param name="first">How many rows the reader is likely to want; it may take more.</param>
    public async IAsyncEnumerable<StoredRow> Walk(
        AccountId account, OrderSpan span, string? after, int first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var streams = span.IsEmpty ? [] : span.Statuses.Select(status => new OrderStream(store, account, status, span, after)).ToList();
        await Task.WhenAll(streams.Select(stream => stream.Begin(Math.Min(first, StoreLimits.MaxPage), cancellation)));
        while (streams.MinBy(static stream => stream.Place, StringComparer.Ordinal) is { } next)
        {
            if (next.Row is { } row)
            {
                yield return row;
                await next.Next(cancellation);
            }

            if (next.Row is null)
            {
                streams.Remove(next);
            }
        }
    }
}
