using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// What should be drafted tonight from one vendor for one warehouse: an order for each currency, rounded as the vendor sells, held or filled up
/// where it is worth too little, cut where it is too much. The same needs always make the same drafts.
/// </summary>
internal static class DraftPlan
{
    /// <param name="needs">Of one vendor and one warehouse, in any order.</param>
    /// <param name="adds">The currencies in which people have changed a draft that stands: what else is needed goes there.</param>
    public static WantedDrafts Of(DateOnly night, IReadOnlyCollection<DraftNeed> needs, Tonight tonight, IReadOnlySet<Currency> adds)
    {
        // What is not due yet comes along where something is, and is no reason to order.
        if (tonight.What == Generates.Nothing || !needs.Any(need => need.DueIn == 0))
            return WantedDrafts.None;

        var each = needs
            .Where(need => need.DueIn <= tonight.Rule.Horizon && need.Suggestion is { Quantity: > 0, From: not null })
            .Select(need => need.Suggestion)
            .OrderBy(need => need.Variant.Id.Value, StringComparer.Ordinal)
            .GroupBy(need => need.From!.Offer.CurrencyFrom(need.From.Vendor))
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => InCurrency(group.Key, [.. group], night, tonight, adds.Contains(group.Key)))
            .ToList();
        return new WantedDrafts([.. each.SelectMany(one => one.Drafts)], [.. each.SelectMany(one => one.Remarks)]);
    }

    /// <summary>The day on which the last of them arrives.</summary>
    public static DateOnly? Expected(IReadOnlyCollection<Suggestion> suggestions, DateOnly today) =>
        suggestions.Count == 0 ? null : today.AddDays(suggestions.Max(suggestion => suggestion.LeadTime));

    private static WantedDrafts InCurrency(Currency currency, Suggestion[] needs, DateOnly night, Tonight tonight, bool adds)
    {
        var vendor = needs[0].From!.Vendor;
        var header = new OrderHeader { Warehouse = needs[0].Warehouse, Currency = currency, ExpectedDate = Expected(needs, night) }.From(vendor, currency);
        var terms = header.Ordering ?? OrderingTerms.Standard;
        if (adds)
        {
            return tonight.What == Generates.KeepsUp
                ? new WantedDrafts([], [tonight.Why!])
                : new WantedDrafts([new WantedDraft(header, [.. needs.Select(need => Unrounded(NeededLine.From(need)))], [], Adds: true)], []);
        }

        var lines = NeededLines.Of([.. needs.Select(NeededLine.From)], terms);
        if (lines.IsEmpty)
            return WantedDrafts.None;

        var worth = OrderWorth.Of(header, vendor, tonight.Rule, lines, CoversOf(needs, lines), terms);
        if (worth.IsHeld)
            return new WantedDrafts([], worth.Remarks);

        var (orders, isCut) = OrderSplit.Of(worth.Lines, vendor.MaxOrderQuantity, terms);
        ImmutableArray<string> remarks = isCut
            ? worth.Remarks.Add($"{vendor.Id} takes at most {Figures.Quantity(vendor.MaxOrderQuantity)} in one order: the rest is not ordered yet.")
            : worth.Remarks;
        var submits = tonight.Submits && (worth.IsEnough || tonight.Rule.IsDefault);
        return new WantedDrafts(
            [.. orders.Select((order, part) => new WantedDraft(header, order, part == 0 ? remarks : [], submits))], orders.IsEmpty ? remarks : []);
    }

    private static OrderLine Unrounded(NeededLine need) =>
        CatalogueLine.Of(need.Variant, need.Offer, need.Needed, need.Price(need.Needed)) with
        {
            UomOrdering = need.Multiple,
            VendorPackaging = need.Minimum,
            Stock = need.Stock,
        };

    private static List<Cover> CoversOf(Suggestion[] needs, ImmutableArray<OrderLine> lines)
    {
        var found = needs.ToDictionary(need => need.Variant.Id);
        return [.. lines.Select(line => found[line.Variant]).Select(need => new Cover(need.DailySales, need.Position, need.AtMost, need.From!.Offer))];
    }
}
