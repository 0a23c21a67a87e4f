using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// Pages of orders. Sorted as their rows stand, a page costs its own rows wherever it lies, and its total comes from the counts. Filters that
/// the rows' names do not tell make the rows of the statuses in question be looked through; other sorts do so too. No list is ever held
/// in memory beyond the page.
/// </summary>
internal sealed class OrderLists(IStore store, OrderIndex index, OrderCounts counts)
{
    public Task<Paged<OrderIndexRow>> Page(AccountId account, ListQuery<OrderIndexRow> query, CancellationToken cancellation)
    {
        var plan = OrderListPlan.Of(query.Filters);
        return OrderListFields.Standard.Begins(query.Order) ? AsTheyStand(account, query, plan, cancellation)
            : OrderListFields.ByCreation.Begins(query.Order) ? ByCreation(account, query, plan, cancellation)
            : Sorted(account, query, plan, cancellation);
    }

    private static OrderIndexRow Read(StoredRow row) => Packed.To<OrderIndexRow>(row);

    private async Task<Paged<OrderIndexRow>> AsTheyStand(
        AccountId account, ListQuery<OrderIndexRow> query, OrderListPlan plan, CancellationToken cancellation)
    {
        var page = new OrderPage(query, plan, await Known(account, query, plan, cancellation));
        await foreach (var stored in index.Walk(account, plan.Span, OrderCursor.Place(query.Cursor), page.Likely, cancellation))
        {
            if (page.Add(stored, Read))
            {
                break;
            }
        }

        return page.Made(page.Seen);
    }

    /// <summary>
    /// By the orders' documents, whose names never change and grow with time: a walk in this order meets every order that was there at its
    /// beginning once, however many change meanwhile.
    /// </summary>
    private async Task<Paged<OrderIndexRow>> ByCreation(
        AccountId account, ListQuery<OrderIndexRow> query, OrderListPlan plan, CancellationToken cancellation)
    {
        var total = await Known(account, query, plan, cancellation) ?? await Counted(account, query, plan, cancellation);
        var page = new OrderPage(query, plan with { IsExact = plan.IsExact && plan.Span.IsAll }, total);
        await foreach (var stored in store.From(OrderRows.AllDocuments(account), OrderCursor.Document(query.Cursor), page.Likely, cancellation))
        {
            if (page.Add(stored, static row => OrderIndexRow.Of(Packed.To<StockOrder>(row))))
            {
                break;
            }
        }

        return page.Made(total);
    }

    private async Task<Paged<OrderIndexRow>> Sorted(
        AccountId account, ListQuery<OrderIndexRow> query, OrderListPlan plan, CancellationToken cancellation)
    {
        var page = new ListPage<OrderIndexRow>(query, query.Limit);
        await foreach (var stored in index.Walk(account, plan.Span, null, StoreLimits.MaxPage, cancellation))
        {
            page.Add(Read(stored));
        }

        return page.Made();
    }

    /// <summary>The total where it is known without looking through rows: from the counts, or from the beginning of the walk.</summary>
    private async ValueTask<int?> Known(AccountId account, ListQuery<OrderIndexRow> query, OrderListPlan plan, CancellationToken cancellation) =>
        plan.IsCounted ? (await counts.Read(account, cancellation)).Of(plan.Span.Statuses) : query.Cursor?.Total;

    private async Task<int> Counted(AccountId account, ListQuery<OrderIndexRow> query, OrderListPlan plan, CancellationToken cancellation)
    {
        var found = 0;
        await foreach (var stored in index.Walk(account, plan.Span, null, StoreLimits.MaxPage, cancellation))
        {
            found += plan.IsExact || query.Holds(Read(stored)) ? 1 : 0;
        }

        return found;
    }
}
