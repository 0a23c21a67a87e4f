namespace StockOrders.Domain.Forecasting;

/// <summary>
/// How days differ from the mean of those before them over the last year: sum of squares over sum of what was expected (Pearson's
/// dispersion, as of a quasi-Poisson model), so that it holds at a level that has risen or fallen since.
/// </summary>
internal static class FlatDispersion
{
    private const int Year = 364;
    private const int FewestDays = 14;

    /// <param name="effective">Days that the mean is of. Its own error, 1/days of a day's variance, is taken off.</param>
    public static double Of(in DemandDays days, double effective)
    {
        var window = Math.Clamp((int)effective, FewestDays, Year / 2);
        var from = Math.Max(window, days.Length - Year);
        if (days.InStock(Math.Min(from, days.Length), days.Length) < FewestDays) return Around(days);

        var (squares, expected) = (0d, 0d);
        for (var day = from; day < days.Length; day++)
        {
            if (days.OutOfStock[day]) continue;
            var mean = days.Mean(day - window, day);
            var error = Math.Max(0, days.Sold[day]) - mean;
            squares += error * error;
            expected += mean;
        }

        return expected > 0 ? squares / (expected * (1 + (1d / window))) : 0;
    }

    /// <summary>Too short for means of days before: around the mean of all.</summary>
    private static double Around(in DemandDays days)
    {
        var mean = days.Mean(0, days.Length);
        if (days.InStockDays < 2 || mean <= 0) return 0;

        var squares = 0d;
        for (var day = 0; day < days.Length; day++)
        {
            if (days.OutOfStock[day]) continue;
            var error = Math.Max(0, days.Sold[day]) - mean;
            squares += error * error;
        }

        return squares / (mean * (days.InStockDays - 1));
    }
}
