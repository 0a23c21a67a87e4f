using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>An order that a recalculation makes, and what a person should know about it.</summary>
internal sealed record PlannedDraft(OrderCommand.Create Create, ImmutableArray<string> Remarks);

/// <summary>
/// One draft for each vendor and warehouse, with ids that depend on nothing but account, night, vendor and warehouse: a run that is
/// repeated finds them made.
/// </summary>
internal static class DraftPlan
{
    /// <param name="submit">Whether drafts go on to approval by themselves.</param>
    public static ImmutableArray<PlannedDraft> Of(
        AccountId account, DateOnly night, IEnumerable<Suggestion> suggestions, string? run = null, bool submit = false) =>
    [
        .. suggestions
            .Where(suggestion => suggestion is { Quantity: > 0, From: not null })
            .GroupBy(suggestion => (suggestion.From!.Vendor, suggestion.Warehouse))
            .OrderBy(group => group.Key.Vendor.Id.Value, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Warehouse.Value, StringComparer.Ordinal)
            .SelectMany(group => group
                .OrderBy(suggestion => suggestion.Variant.Id.Value, StringComparer.Ordinal)
                .GroupBy(suggestion => suggestion.From!.Offer.CurrencyFrom(suggestion.From.Vendor))
                .OrderBy(offered => offered.Key.Code, StringComparer.Ordinal)
                .SelectMany(offered => offered.Chunk(LineRules.MaxLines))
                .Select((chunk, part) => Draft(
                    OrderIds.Replenishment(account, night, group.Key.Vendor.Id, group.Key.Warehouse, part), night, group.Key.Vendor, chunk, run, submit)))
            .Where(draft => !draft.Create.Lines.IsEmpty),
    ];

    private static PlannedDraft Draft(OrderId id, DateOnly night, Vendor vendor, Suggestion[] suggestions, string? run, bool submit)
    {
        var warehouse = suggestions[0].Warehouse;
        var currency = suggestions[0].From!.Offer.CurrencyFrom(vendor);
        var header = new OrderHeader { Warehouse = warehouse, Currency = currency, ExpectedDate = Expected(suggestions, night) }.From(vendor, currency);
        var lines = NeededLines.Of([.. suggestions.Select(NeededLine.From)], header.Ordering ?? OrderingTerms.Standard);
        return new PlannedDraft(
            new OrderCommand.Create(id, OrderType.Purchase, OrderSource.Replenishment, header, lines, submit, run),
            [.. OrderMinimum.Shortfalls(header, lines).Select(shortfall => shortfall.Message(currency))]);
    }

    /// <summary>The day on which the last of them arrives.</summary>
    public static DateOnly? Expected(IReadOnlyCollection<Suggestion> suggestions, DateOnly today) =>
        suggestions.Count == 0 ? null : today.AddDays(suggestions.Max(suggestion => suggestion.LeadTime));
}
