using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Budgets;

/// <summary>
/// Adds up what the orders of a period take of a budget, from the orders themselves: for a budget that is new or speaks of other orders now,
/// and for the first order of a period.
/// </summary>
internal sealed class BudgetCount(IStore store, OrderIndex index, CatalogueBook catalogue, TimeProvider clock)
{
    /// <summary>What an order takes, as its row has it, or as it follows from the order where there was no budget yet when it was approved.</summary>
    public async Task<(Commitment? Taken, bool HasRow)> CommitmentOf(AccountId account, TimeZoneInfo zone, StockOrder order, CancellationToken cancellation)
    {
        if (!Commitment.IsCommitted(order))
        {
            return (null, false);
        }

        return await store.Read(new StoreKey(OrderRows.Partition(account), BudgetRows.Commitment(order)), cancellation) is { } row
            ? (Packed.To<Commitment>(row), true)
            : (await Fresh(account, zone, order, cancellation), false);
    }

    /// <summary>As it follows from the order and the catalogue now.</summary>
    public async Task<Commitment?> Fresh(AccountId account, TimeZoneInfo zone, StockOrder order, CancellationToken cancellation)
    {
        if (!Commitment.IsCommitted(order))
        {
            return null;
        }

        var variants = await catalogue.Find(account, [.. order.Lines.Select(line => line.Variant)], cancellation);
        return Commitment.Of(order, ClockDays.DayOf(BudgetRows.ApprovedAt(order), zone), variants.Values.Select(variant => variant.Category).OfType<string>());
    }

    public async Task<BudgetSumRow> Sum(AccountId account, TimeZoneInfo zone, Budget budget, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        var sum = new BudgetSumRow(ImmutableSortedDictionary<string, decimal>.Empty, 0, began);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.All(BudgetRows.CommitmentsFrom(account, from.AddDays(-1), to.AddDays(1)), cancellation))
        {
            seen.Add(BudgetRows.OrderOf(row.Key.Row));
            sum = With(sum, Packed.To<Commitment>(row), budget, from, to);
        }

        // Whoever is changed while the index is walked moves in it, and is met on the second walk.
        foreach (var since in (DateTimeOffset[])[StartOf(from), began])
        {
            var orders = await Unseen(account, since, budget, seen, cancellation);
            var found = await store.Named(OrderRows.Partition(account), orders, cancellation);
            foreach (var order in found.Values.Select(Packed.To<StockOrder>))
            {
                sum = (await CommitmentOf(account, zone, order, cancellation)).Taken is { } taken ? With(sum, taken, budget, from, to) : sum;
            }
        }

        return sum;
    }

    /// <summary>Documents of orders that may have been approved since and have no row of their own, each named once.</summary>
    private async Task<List<string>> Unseen(AccountId account, DateTimeOffset since, Budget budget, HashSet<string> seen, CancellationToken cancellation)
    {
        var documents = new List<string>();
        await foreach (var row in index.Walk(account, OrderSpan.All with { From = since.ToUnixTimeMilliseconds() }, null, StoreLimits.MaxPage, cancellation))
        {
            var order = Packed.To<OrderIndexRow>(row);
            var mayCount = order.Type == OrderType.Purchase
                && order.Stage is not (Stage.Draft or Stage.PendingApproval or Stage.Rejected or Stage.Cancelled)
                && (budget.Vendors.IsEmpty || (order.Vendor is { } vendor && budget.Vendors.Contains(vendor)));
            if (mayCount && seen.Add(RowName.Escape(order.Id.Value)))
            {
                documents.Add(OrderRows.Document(order.Id));
            }
        }

        return documents;
    }

    private static BudgetSumRow With(BudgetSumRow sum, Commitment taken, Budget budget, DateOnly from, DateOnly to) =>
        taken.Day >= from && taken.Day <= to && taken.IsUnder(budget) ? sum.With(taken, 1) : sum;

    /// <summary>Not after the day begins anywhere: no zone is further from UTC than 14 hours.</summary>
    private static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-15);
}
