namespace StockOrders.Domain.Forecasting;

/// <summary>
/// How much more skewed than varied demand is: the skew of a sum of days over its coefficient of variation, which is the same for any number
/// of days, κ₃·m ÷ v² of a day's mean, variance and third cumulant. 1 where every demand is as large (compound Poisson), 1.5 where sizes are
/// exponential, more where much is seldom asked for at once.
/// </summary>
internal static class DemandSkew
{
    /// <summary>Of what nothing is known of yet.</summary>
    public const double Usual = 1.1;

    /// <summary>A gamma's own.</summary>
    private const double Most = 2;

    /// <summary>Lead times have a tail too: no less than demands of one size.</summary>
    private const double Least = 1;

    /// <summary>Days with a demand that <see cref="Usual"/> counts as much as.</summary>
    private const double UsualDays = 10;

    /// <summary>Less variance than this part of the mean square is what binary fractions leave of none.</summary>
    private const double Rounding = 1e-9;

    /// <summary>From the moments of all days in stock; to 4 digits.</summary>
    public static double Of(in DemandDays days)
    {
        if (days.Total <= 0) return Usual;

        // In units of the mean: powers of large figures stay finite, and figures of any size give the same.
        var (mean, demands, squares, cubes) = (days.Total / days.InStockDays, 0, 0d, 0d);
        for (var day = 0; day < days.Length; day++)
        {
            if (days.OutOfStock[day] || days.Sold[day] <= 0) continue;
            var size = days.Sold[day] / mean;
            demands++;
            squares += size * size;
            cubes += size * size * size;
        }

        squares /= days.InStockDays;
        var variance = squares - 1;
        if (variance <= Rounding * squares) return Usual;

        var own = ((cubes / days.InStockDays) - (3 * squares) + 2) / (variance * variance);
        return Math.Round(Math.Clamp(((demands * own) + (UsualDays * Usual)) / (demands + UsualDays), Least, Most), 4);
    }
}
