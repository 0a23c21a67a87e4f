using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Approvals;

/// <summary>What all lines together come to against what their goods cost the last time.</summary>
internal static class PriceChange
{
    public static string Of(StockOrder order, ImmutableArray<PricedItem> items)
    {
        var compared = items.Where(item => item.Difference is not null).ToList();
        if (compared.Count == 0)
            return "No earlier prices from this supplier are known for these items.";
        var (dearer, cheaper) = (compared.Count(item => item.Difference > 0), compared.Count(item => item.Difference < 0));
        var against = compared.Count == items.Length ? "the last prices paid" : $"the last prices paid, which are known for {compared.Count} of {Items(items.Length)}";
        if (dearer + cheaper == 0)
            return $"Against {against}: no change.";

        var sum = Money.RoundedHalfAway(compared.Sum(item => item.Difference!.Value * item.Ordered.Ordered), order.Header.Currency).Amount;
        var together = sum == 0 ? "the same" : $"{Figures.Amount(Math.Abs(sum), order.Header.Currency)} {(sum > 0 ? "more" : "less")}";
        return $"Against {against}: {together}; {Items(dearer)} dearer, {cheaper} cheaper.";
    }

    public static string Items(int count) => count == 1 ? "1 item" : $"{count} items";
}
