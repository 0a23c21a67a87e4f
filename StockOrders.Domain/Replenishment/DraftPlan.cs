using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
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
                    OrderIds.Replenishment(account, night, group.Key.Vendor.Id, group.Key.Warehouse, part), night, group.Key.Vendor, chunk, run, submit))),
    ];

    private static PlannedDraft Draft(OrderId id, DateOnly night, Vendor vendor, Suggestion[] suggestions, string? run, bool submit)
    {
        var header = new OrderHeader
        {
            Vendor = vendor.Id,
            VendorName = vendor.Name,
            Warehouse = suggestions[0].Warehouse,
            Currency = suggestions[0].From!.Offer.CurrencyFrom(vendor),
            Email = vendor.Email,
            Attn = vendor.Attn,
            VendorAddress = vendor.Address,
            PaymentTerms = vendor.PaymentTerms,
            ShipmentMethod = vendor.ShipmentMethod,
            Discounts = vendor.DefaultDiscount > 0 ? new DiscountTerms(Default: vendor.DefaultDiscount) : null,
            ExpectedDate = night.AddDays(suggestions.Max(suggestion => suggestion.LeadTime)),
        };
        ImmutableArray<OrderLine> lines = [.. suggestions.Select(Line)];
        return new PlannedDraft(
            new OrderCommand.Create(id, OrderType.Purchase, OrderSource.Replenishment, header, lines, submit, run),
            [.. Remarks(vendor, header.Currency, lines)]);
    }

    private static IEnumerable<string> Remarks(Vendor vendor, Currency currency, ImmutableArray<OrderLine> lines)
    {
        if (currency != vendor.Currency)
            yield break;

        var goods = Money.Exactly(lines.Sum(line => LineAmounts.Of(line, null, vendor.Currency.MinorUnits).Net), vendor.Currency);
        if (goods.Amount < vendor.MinOrderValue)
            yield return $"{goods} is below the vendor's minimum order value of {Figures.Amount(vendor.MinOrderValue, vendor.Currency)}.";
    }

    private static OrderLine Line(Suggestion suggestion) => new()
    {
        Variant = suggestion.Variant.Id,
        Title = suggestion.Variant.Title,
        Sku = suggestion.Variant.Sku,
        Barcode = suggestion.Variant.Barcode,
        Image = suggestion.Variant.Image,
        Categories = suggestion.Variant.Category,
        VendorName = suggestion.From!.Offer.VendorName,
        VendorReference = suggestion.From.Offer.VendorReference,
        UomOrdering = suggestion.From.Offer.UomOrdering,
        VendorPackaging = suggestion.From.Offer.VendorPackaging,
        UnitDecimals = suggestion.Variant.UnitDecimals,
        Ordered = suggestion.Quantity,
        CostPrice = suggestion.From.Offer.UnitPriceAt(suggestion.Quantity),
        Cbm = suggestion.From.Offer.Cbm ?? suggestion.Variant.Cbm,
        Stock = new StockSnapshot(InStock: suggestion.OnHand, OnPurchaseOrders: suggestion.OnOrder),
    };
}
