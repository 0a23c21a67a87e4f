namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Stock over days to come, at steady daily sales. What is sold out stays unsold: demand of days without stock is lost and not made up for
/// when goods arrive, so stock falls to zero and no further.
/// </summary>
internal static class StockForecast
{
    /// <summary>A hundred years: what lasts longer never sells out.</summary>
    public const int Horizon = 36_500;

    /// <summary>What is left and what could not be sold when so many days are over; goods that arrive on the last of them are there.</summary>
    /// <param name="arrivals">Days from now, 0 or more, and quantities.</param>
    public static (decimal Left, decimal Lost) After(decimal onHand, decimal daily, IEnumerable<(int Day, decimal Quantity)> arrivals, int days)
    {
        var (stock, lost, at) = (onHand, 0m, 0);
        foreach (var (day, quantity) in arrivals.Where(arrival => arrival.Day <= days).OrderBy(arrival => arrival.Day))
        {
            Sell(day - at);
            stock += quantity;
            at = day;
        }

        Sell(days - at);
        return (Math.Max(0, stock), lost);

        void Sell(int span)
        {
            var asked = daily * span;
            var sold = Math.Min(asked, Math.Max(0, stock));
            stock -= sold;
            lost += asked - sold;
        }
    }

    /// <summary>Whole days until the shelf is empty for the first time; null where nothing sells or it lasts beyond <see cref="Horizon"/>.</summary>
    public static int? SellOut(decimal onHand, decimal daily, IEnumerable<(int Day, decimal Quantity)> arrivals)
    {
        if (daily <= 0)
            return null;

        var there = onHand;
        foreach (var (day, quantity) in arrivals.OrderBy(arrival => arrival.Day))
        {
            if (there < daily * day)
                break;
            there += quantity;
        }

        var lasts = decimal.Floor(Math.Max(0, there) / daily);
        return lasts > Horizon ? null : (int)lasts;
    }
}
