using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>A variant to go on an order, and how much of it is needed.</summary>
/// <param name="Offer">The vendor's; null on transfers, or where they have none.</param>
/// <param name="Price">Of one unit in the order's currency, by the quantity ordered.</param>
internal sealed record NeededLine(Variant Variant, decimal Needed, VendorOffer? Offer, Func<decimal, decimal> Price)
{
    /// <summary>The vendor's least for whatever the order's terms say; null: none.</summary>
    public decimal? Minimum { get; init; }

    public decimal? Multiple { get; init; }

    /// <inheritdoc cref="LineNeed.AtMost"/>
    public decimal? AtMost { get; init; }

    /// <inheritdoc cref="LineNeed.Worth"/>
    public decimal? Worth { get; init; }

    public StockSnapshot? Stock { get; init; }

    /// <inheritdoc cref="Suggestion.Why"/>
    public string? Why { get; init; }

    public static NeededLine From(Suggestion suggestion) => From(suggestion, suggestion.From!.Offer, suggestion.From.Vendor);

    /// <summary>From a vendor who need not be the one that the suggestion would choose.</summary>
    public static NeededLine From(Suggestion suggestion, VendorOffer offer, Vendor vendor) =>
        new(suggestion.Variant, suggestion.ToBuy, offer, offer.UnitPriceAt)
        {
            Stock = suggestion.Seen(),
            Why = suggestion.Why,
            Minimum = offer.VendorPackaging ?? (vendor.MinOrderQuantity > 0 && vendor.Moq != MoqScope.Order ? vendor.MinOrderQuantity : null),
            Multiple = offer.UomOrdering,
            AtMost = suggestion.From?.Offer == offer ? suggestion.AtMost : offer.MaxQuantity,
            Worth = suggestion.From?.Offer == offer ? suggestion.PriceBreak?.Quantity : null,
        };
}

/// <summary>
/// Lines of an order from what is needed. A recalculation's drafts and orders that are made from a filter both come from here, so that
/// either way makes the same order.
/// </summary>
internal static class NeededLines
{
    /// <returns>Without those of which nothing is to be ordered.</returns>
    public static ImmutableArray<OrderLine> Of(IReadOnlyList<NeededLine> needs, OrderingTerms terms)
    {
        var quantities = LineQuantities.Of(
            [
                .. needs.Select(need => new LineNeed(
                    need.Variant.Id, need.Variant.ProductId, need.Needed, need.Minimum, need.Multiple, need.Variant.UnitDecimals)
                {
                    AtMost = need.AtMost,
                    IsMoved = need.Offer is null,
                    Worth = need.Worth,
                }),
            ],
            terms);
        return [.. needs.Select((need, index) => Line(need, quantities[index])).Where(line => line.Ordered > 0)];
    }

    private static OrderLine Line(NeededLine need, LineQuantity quantity) =>
        CatalogueLine.Of(need.Variant, need.Offer, quantity.Ordered, need.Price(quantity.Ordered)) with
        {
            UomOrdering = need.Multiple,
            VendorPackaging = need.Minimum,
            Stock = need.Stock,
            ReplenishmentOriginal = quantity.Messages.IsEmpty ? null : Values.Quantities.Stated(need.Needed),
            Messages = Messages(need, quantity),
        };

    /// <summary>Why it is not the quantity that is needed, and why it is there, for whoever approves; null where there is nothing to say.</summary>
    private static ImmutableArray<string>? Messages(NeededLine need, LineQuantity quantity) =>
        need.Why is { Length: > 0 } why ? [.. quantity.Messages, why] : quantity.Messages.IsEmpty ? null : quantity.Messages;
}
