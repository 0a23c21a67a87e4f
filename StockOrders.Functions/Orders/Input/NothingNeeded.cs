using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Why a filter makes no order: an empty one would help nobody.</summary>
internal static class NothingNeeded
{
    /// <param name="needs">Of the variants found, those of which something is needed and that were not sent as items.</param>
    public static Refusal Refusal(OrderAsked asked, NeedsFound found, IReadOnlyCollection<CurrentNeed> needs) => new(
        RefusalKind.Invalid,
        "nothing_needed",
        $"Variants of {asked.Places.Warehouse!.Id} that match: {Figures.Quantity(found.Matched)}; {Reason(asked, found, needs)}. {(found.Warning is { } damaged ? damaged + " " : "")}No order was made.",
        VariantsFilter.Name);

    private static string Reason(OrderAsked asked, NeedsFound found, IReadOnlyCollection<CurrentNeed> needs)
    {
        if (found.Matched == 0)
            return "nothing is to be ordered";
        if (needs.Count == 0)
            return "nothing is needed of them now";
        var needed = $"something is needed of {Figures.Quantity(needs.Count)} of them";
        return asked.Type == OrderType.Transfer ? $"{needed}, but {asked.Places.Source?.Id} can spare nothing of it"
            : asked.PerVendor ? $"{needed}, but no vendor offers it today"
            : $"{needed}, but {asked.Places.Vendor?.Id} offers nothing of it today, or only more than is needed";
    }
}
