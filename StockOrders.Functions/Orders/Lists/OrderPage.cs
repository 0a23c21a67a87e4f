using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>A page of rows that come in the list's own order, from where the page begins or from the first.</summary>
/// <param name="total">Null where the rows behind the page have to be counted too.</param>
internal sealed class OrderPage(ListQuery<OrderIndexRow> query, OrderListPlan plan, int? total)
{
    private readonly List<OrderIndexRow> items = [];
    private readonly long skipped = query.Cursor is null ? query.Start : 0;
    private bool isMore;

    /// <summary>How many rows it takes if each passes.</summary>
    public int Likely => (int)Math.Min(skipped + query.Limit + 1, StoreLimits.MaxPage);

    public int Seen { get; private set; }

    /// <summary>True when no further row is needed.</summary>
    public bool Add(StoredRow stored, Func<StoredRow, OrderIndexRow> read)
    {
        OrderIndexRow? row = null;
        if (!plan.IsExact && !query.Holds(row = read(stored)))
        {
            return false;
        }

        Seen++;
        if (Seen <= skipped)
        {
            return false;
        }

        if (items.Count < query.Limit)
        {
            items.Add(row ?? read(stored));
            return false;
        }

        isMore = true;
        return total is not null;
    }

    /// <param name="counted">The total, where it was not known before.</param>
    public Paged<OrderIndexRow> Made(int counted)
    {
        var all = total ?? counted;
        return new Paged<OrderIndexRow>(
            items,
            all,
            query.Limit,
            query.Start,
            isMore ? query.After(items[^1], query.Start + items.Count, plan.IsCounted ? null : all) : null);
    }
}
