using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// Quantities that a client sent, brought to multiples and minimums: only where the same call says how (uom_ordering, uom_round, moq). What was
/// sent stays on the line, with the reason.
/// </summary>
internal static class LinesByTerms
{
    /// <param name="edits">As sent: a price that stands there stays.</param>
    public static ImmutableArray<OrderLine> Of(
        ImmutableArray<OrderLine> lines,
        IReadOnlyList<LineEdit> edits,
        IReadOnlyDictionary<VariantId, Variant> variants,
        OrderHeader header,
        LinePrices prices)
    {
        var priced = edits.Where(edit => edit.CostPrice is not null).Select(edit => new VariantId(edit.Id!)).ToHashSet();
        var quantities = Domain.Replenishment.LineQuantities.Of(
            [
                .. lines.Select(line => new LineNeed(
                    line.Variant, variants.GetValueOrDefault(line.Variant)?.ProductId, line.Ordered, line.VendorPackaging, line.UomOrdering, line.UnitDecimals)),
            ],
            header.Ordering ?? OrderingTerms.Standard);
        return [.. lines.Select((line, index) => quantities[index].Ordered == line.Ordered || line.Ordered == 0 ? line
            : quantities[index].Ordered == 0 ? Left(line)
            : line with
            {
                Ordered = quantities[index].Ordered,
                ReplenishmentOriginal = line.Ordered,
                Messages = quantities[index].Messages,
                CostPrice = priced.Contains(line.Variant)
                    ? line.CostPrice
                    : prices.Of(variants[line.Variant], OfferOf(variants[line.Variant], header), header.Currency, quantities[index].Ordered) ?? line.CostPrice,
            })];
    }

    /// <summary>Who asked for a thing by name wants it: rounding down does not take it away.</summary>
    private static OrderLine Left(OrderLine line) => line with
    {
        Messages = [$"{Figures.Quantity(line.Ordered)} is less than one multiple of {Figures.Quantity(line.UomOrdering ?? 0)} and was left as it was sent."],
    };

    private static VendorOffer? OfferOf(Variant variant, OrderHeader header) => variant.Vendors.FirstOrDefault(offer => offer.Vendor == header.Vendor);
}
