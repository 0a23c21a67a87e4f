using StockOrders.Domain.Catalogue;

namespace StockOrders.Domain.Replenishment;

/// <summary>The most that may be bought at once: of what the vendor sells, and of what the variant may come to.</summary>
internal static class PurchaseLimits
{
    /// <returns>Null where nothing limits it. A maximal stock does not, where even the least that the vendor sells is beyond it.</returns>
    public static decimal? Of(Suggestion suggestion, VendorOffer offer)
    {
        if (suggestion.Variant.MaximumStock is not { } maximum)
            return offer.MaxQuantity;

        var room = Math.Max(0, maximum - suggestion.Position - (suggestion.Replenishment - suggestion.ToBuy));
        var step = OrderQuantity.StepOf(offer.UomOrdering, suggestion.Variant.UnitDecimals);
        var least = OrderQuantity.UpTo(Math.Max(offer.VendorPackaging ?? 0, step), step);
        return room < least ? offer.MaxQuantity : offer.MaxQuantity is { } most && most < room ? most : room;
    }

    /// <param name="ordered">By minimum and multiples.</param>
    /// <returns>In whole multiples where it has to be less.</returns>
    public static decimal Within(decimal ordered, decimal? most, VendorOffer offer, int unitDecimals) =>
        most is { } limit && ordered > limit ? OrderQuantity.DownTo(limit, OrderQuantity.StepOf(offer.UomOrdering, unitDecimals)) : ordered;
}
