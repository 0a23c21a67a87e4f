using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders.Input;

/// <param name="Offer">The vendor's; null where there is none, as on transfers.</param>
internal sealed record OfferedNeed(CurrentNeed Need, VendorOffer? Offer);

/// <summary>What comes from one place, and so goes on one order.</summary>
/// <param name="Vendor">Null where the goods come from a warehouse.</param>
/// <param name="Currency">The vendor's offers'; null where there is no vendor.</param>
internal sealed record OrderSourceGroup(Vendor? Vendor, Currency? Currency, IReadOnlyList<LineEdit> Edits, IReadOnlyList<OfferedNeed> Needs)
{
    public static OrderSourceGroup Moved(IReadOnlyList<LineEdit> edits, IReadOnlyList<CurrentNeed> needs) =>
        new(null, null, edits, [.. needs.Select(need => new OfferedNeed(need, null))]);

    public IEnumerable<NeededLine> Lines(AccountSettings settings, OrderHeader header) => Needs.Select(need => need.Offer is { } offer
        ? NeededLine.From(need.Need.Here, offer, Vendor!)
        : Moved(need.Need, header.Currency == settings.Currency ? need.Need.Here.Variant.CostPrice ?? 0 : 0));

    /// <summary>In the cases that it is bought in, as far as the source can spare it. A vendor's minimum is nothing to a warehouse.</summary>
    private static NeededLine Moved(CurrentNeed need, decimal price) => new(need.Here.Variant, need.Here.Replenishment, null, _ => price)
    {
        Multiple = need.Here.From?.Offer.UomOrdering,
        AtMost = SourceStock.ToSpare(need.Source!),
        Stock = need.Here.Seen() with { Source = need.Source!.OnHand },
    };
}
