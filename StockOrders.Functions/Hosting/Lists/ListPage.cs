using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>
/// Makes a page of items that come in any order, one after another: counts those that the filters let through and holds the few that the
/// page can still need, never all.
/// </summary>
internal sealed class ListPage<T>(ListQuery<T> query, int limit)
{
    private readonly PriorityQueue<T, Cell[]> held =
        new(Comparer<Cell[]>.Create((one, other) => query.Order.Compare(other!, one!)));

    /// <summary>Items before the page, which are held only where nothing says where the page begins.</summary>
    private readonly long skipped = query.Cursor is null ? query.Start : 0;

    private int total;
    private int passed;

    public void Add(T item)
    {
        if (!query.Holds(item))
        {
            return;
        }

        total++;
        var keys = query.Order.KeysOf(item);
        if (query.Cursor is { } cursor && query.Order.Compare(keys, cursor.Keys) <= 0)
        {
            passed++;
        }
        else if (held.Count < skipped + limit)
        {
            held.Enqueue(item, keys);
        }
        else
        {
            held.EnqueueDequeue(item, keys);
        }
    }

    public Paged<T> Made()
    {
        var items = new T[Math.Max(0, held.Count - skipped)];
        for (var i = items.Length - 1; i >= 0; i--)
        {
            items[i] = held.Dequeue();
        }

        var start = query.Cursor is null ? query.Start : passed;
        return new Paged<T>(items, total, limit, start, start + items.Length < total && items.Length > 0 ? query.After(items[^1], start + items.Length, null) : null);
    }
}
