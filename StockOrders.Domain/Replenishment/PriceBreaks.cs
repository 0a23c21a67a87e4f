using StockOrders.Domain.Catalogue;

namespace StockOrders.Domain.Replenishment;

/// <summary>Whether ordering more than is needed pays because a price break is reached.</summary>
internal static class PriceBreaks
{
    private const int DaysInAYear = 365;

    /// <summary>
    /// Of the quantities at which a break begins, the one that saves most in a year after what it costs to hold; null where none saves.
    /// Ordering Q instead of q saves d × 365 × (p − p′) a year and leaves (Q × p′ − q × p) ÷ 2 more in stock on average, at the holding cost.
    /// </summary>
    /// <param name="ordered">What would be ordered without: by minimum and multiples.</param>
    /// <param name="daily">Units a day; what does not sell is never bought for its price.</param>
    /// <param name="holding">Percent of its value that goods in stock cost a year.</param>
    /// <param name="atMost">Null where nothing caps it.</param>
    public static PriceBreakChoice? Of(VendorOffer offer, decimal ordered, decimal daily, decimal holding, decimal? atMost, int unitDecimals)
    {
        if (offer.PriceBreaks.IsDefaultOrEmpty || ordered <= 0 || daily <= 0)
            return null;

        var price = offer.UnitPriceAt(ordered);
        var step = OrderQuantity.StepOf(offer.UomOrdering, unitDecimals);
        PriceBreakChoice? best = null;
        foreach (var offered in offer.PriceBreaks)
        {
            var quantity = OrderQuantity.UpTo(offered.Quantity, step);
            if (quantity <= ordered || quantity > atMost)
                continue;
            var lower = offer.UnitPriceAt(quantity);
            var saving = decimal.Round(daily * DaysInAYear * (price - lower), 4);
            var cost = decimal.Round(((quantity * lower) - (ordered * price)) / 2 * holding / 100, 4);
            if (saving > cost && (best is null || saving - cost > best.Saving - best.Holding))
                best = new PriceBreakChoice(ordered, price, quantity, lower, saving, cost);
        }

        return best;
    }
}

/// <summary>A quantity that is worth ordering for its lower price. Amounts are in the offer's currency.</summary>
/// <param name="Without">What would have been ordered.</param>
/// <param name="PriceWithout">Of one unit then.</param>
/// <param name="Price">Of one unit at <paramref name="Quantity"/>.</param>
/// <param name="Saving">A year.</param>
/// <param name="Holding">What the larger stock costs a year; below 0 where it is worth less than the smaller one at the higher price.</param>
internal sealed record PriceBreakChoice(decimal Without, decimal PriceWithout, decimal Quantity, decimal Price, decimal Saving, decimal Holding);
