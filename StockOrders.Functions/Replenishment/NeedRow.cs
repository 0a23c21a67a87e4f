using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What a run found to be needed of one variant in one warehouse, from the vendor it would buy from: just what making the draft needs
/// beside the catalogue, which is read anew then. Quantities are in the variant's unit.
/// </summary>
/// <param name="Need">Before the vendor's minimum and multiples.</param>
/// <param name="OnHand">As the run saw it; the draft's line remembers it.</param>
/// <param name="OnOrder">As the run saw it, transfers on their way here included: what came on order since then need not be bought again.</param>
/// <param name="TransfersIn">Of those, the transfers.</param>
/// <param name="LeadTime">Days from ordering to arrival.</param>
/// <param name="Daily">Units a day that are expected to be sold.</param>
/// <param name="DueIn">Days until it has to be ordered; 0: today.</param>
/// <param name="Most">The most that may be ordered, where stock has a limit.</param>
/// <param name="Reason">Why it is ordered, as a short sentence for whoever approves.</param>
/// <param name="Reserved">Promised to customers.</param>
/// <param name="PriceBreak">The quantity that is worth ordering for its lower price.</param>
internal sealed record NeedRow(
    VariantId Variant,
    WarehouseId Warehouse,
    VendorId Vendor,
    decimal Need,
    decimal OnHand,
    decimal OnOrder,
    decimal TransfersIn,
    decimal TransfersOut,
    int LeadTime,
    decimal Daily,
    int DueIn = 0,
    decimal? Most = null,
    string? Reason = null,
    decimal Reserved = 0,
    PriceBreakChoice? PriceBreak = null)
{
    public static NeedRow Of(Suggestion suggestion) => new(
        suggestion.Variant.Id,
        suggestion.Warehouse,
        suggestion.From!.Vendor.Id,
        suggestion.ToBuy,
        suggestion.OnHand,
        suggestion.OnOrder,
        suggestion.TransfersIn,
        suggestion.TransfersOut,
        suggestion.LeadTime,
        suggestion.DailySales,
        Most: suggestion.AtMost,
        Reason: suggestion.Why,
        Reserved: suggestion.Reserved,
        PriceBreak: suggestion.PriceBreak);

    /// <summary>The suggestion again, at the prices and terms of now.</summary>
    public Suggestion With(Variant variant, Vendor vendor, VendorOffer offer) => new()
    {
        Variant = variant,
        Warehouse = Warehouse,
        DailySales = Daily,
        LeadTime = LeadTime,
        OnHand = OnHand,
        OnOrder = OnOrder,
        TransfersIn = TransfersIn,
        TransfersOut = TransfersOut,
        ReorderPoint = 0,
        Replenishment = Need,
        Quantity = OrderQuantity.RoundedUp(Need, offer.VendorPackaging, offer.UomOrdering, variant.UnitDecimals),
        From = new VendorChoice(vendor, offer, ""),
        AtMost = Most,
        Reserved = Reserved,
        PriceBreak = PriceBreak,
        Why = Reason,
    };
}

/// <summary>What one warehouse can give another that needs it, as a run found it.</summary>
/// <param name="OnOrder">What was on order at the receiving warehouse when the run looked.</param>
internal sealed record MoveRow(VariantId Variant, WarehouseId Source, WarehouseId Warehouse, decimal Quantity, decimal OnOrder, string? Reason = null);
