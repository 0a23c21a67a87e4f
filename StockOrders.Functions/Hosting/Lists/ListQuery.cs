using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>What a client wants of a list: which items, in what order, which page of them.</summary>
internal sealed partial class ListQuery<T>
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    private readonly List<Filter<T>> filters = [];
    private ListOrder<T>? sorts;
    private string binding = "";

    private ListQuery()
    {
    }

    public int Limit { get; private set; } = DefaultLimit;

    public int Page { get; private set; }

    /// <summary>Where the page begins; null where it is asked for by its number.</summary>
    public ListCursor? Cursor { get; private set; }

    public required FieldChoice? Choice { get; init; }

    public IReadOnlyList<Filter<T>> Filters => filters;

    /// <summary>The order that the client asked for, completed.</summary>
    public ListOrder<T> Order { get; private set; } = null!;

    /// <summary>How many items come before the page.</summary>
    public long Start => Cursor?.Start ?? (long)Page * Limit;

    public bool Holds(T item)
    {
        foreach (var filter in filters)
        {
            if (!filter.Holds(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="limit">Where it is not the client's.</param>
    public Paged<T> Of(IEnumerable<T> items, int? limit = null)
    {
        var page = new ListPage<T>(this, limit ?? Limit);
        foreach (var item in items)
        {
            page.Add(item);
        }

        return page.Made();
    }

    /// <summary>The page of items that come one after another, of which never more than the page is held.</summary>
    public async Task<Paged<T>> Of(IAsyncEnumerable<T> items)
    {
        var page = new ListPage<T>(this, Limit);
        await foreach (var item in items)
        {
            page.Add(item);
        }

        return page.Made();
    }

    /// <summary>The cursor of the page that begins behind an item.</summary>
    /// <param name="start">How many items come before that page.</param>
    /// <param name="total">To be carried along; null where each page counts.</param>
    public string After(T item, long start, int? total) => new ListCursor(start, total, [.. Order.KeysOf(item)]).Write(binding);
}
