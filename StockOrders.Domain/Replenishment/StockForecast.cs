using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Stock over days to come. What is sold out stays unsold: demand of days without stock is lost and not made up for when goods arrive, so
/// stock falls to zero and no further.
/// </summary>
internal static class StockForecast
{
    /// <summary>A hundred years: what lasts longer never sells out.</summary>
    public const int Horizon = 36_500;

    /// <summary>Days after which demand goes on as it was on average until then: seasons have been through once, trends have run out.</summary>
    private const int Year = 365;

    /// <summary>What is left and what could not be sold when so many days are over; goods that arrive on the last of them are there.</summary>
    /// <param name="arrivals">Days from now, 0 or more, and quantities; by day.</param>
    public static (decimal Left, decimal Lost) After(
        decimal onHand, DemandCurve demand, ReadOnlySpan<(int Day, decimal Quantity)> arrivals, int days)
    {
        var (stock, lost, asked) = (onHand, 0m, 0m);
        foreach (var (day, quantity) in arrivals)
        {
            if (day > days)
                break;
            Sell(day);
            stock += quantity;
        }

        Sell(days);
        return (Math.Max(0, stock), lost);

        void Sell(int until)
        {
            var now = Units(demand, until);
            var sold = Math.Min(now - asked, Math.Max(0, stock));
            stock -= sold;
            lost += now - asked - sold;
            asked = now;
        }
    }

    /// <summary>Whole days until the shelf is empty for the first time; null where nothing sells or it lasts beyond <see cref="Horizon"/>.</summary>
    /// <param name="arrivals">As for <see cref="After"/>.</param>
    public static int? SellOut(decimal onHand, DemandCurve demand, ReadOnlySpan<(int Day, decimal Quantity)> arrivals)
    {
        var there = onHand;
        foreach (var (day, quantity) in arrivals)
        {
            if (there < Units(demand, day))
                break;
            there += quantity;
        }

        return DaysOf(demand, Math.Max(0, there));
    }

    /// <summary>For how many whole days so many units last; null where nothing sells or they last beyond <see cref="Horizon"/>.</summary>
    public static int? DaysOf(DemandCurve demand, decimal units)
    {
        var year = Units(demand, Year);
        if (year <= 0)
            return null;
        if (units >= year)
        {
            var days = decimal.Floor(units / (year / Year));
            return days > Horizon ? null : (int)days;
        }

        var (low, high) = (0, Year);
        var guess = demand.DaysOf((double)units, Year);
        while (high - low > 1)
        {
            // The first guess and its neighbour mostly settle it.
            var day = Math.Clamp(guess, low + 1, high - 1);
            if (Units(demand, day) <= units)
                (low, guess) = (day, day + 1);
            else
                (high, guess) = (day, (low + day) / 2);
        }

        return low;
    }

    /// <summary>Expected until so many days are over, to the fourth digit; never less for more days.</summary>
    public static decimal Units(DemandCurve demand, int days) => decimal.Round((decimal)demand.Sum(days), 4);
}
