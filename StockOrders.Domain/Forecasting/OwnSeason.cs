namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A season from one year of one variant. Its weeks are smoothed over about four (binomial weights), and drawn towards no season by as much
/// of their differences as chance alone would make (as James and Stein): a variant that sells at random has none.
/// </summary>
internal static class OwnSeason
{
    private const int Weeks = SeasonProfile.Weeks;

    /// <summary>Sum of squares of the weights 1 6 15 20 15 6 1 over 64: how much of the weeks' accidents is left in the smoothed ones.</summary>
    private const double Left = 924d / 4096;

    /// <summary>How much of them is in the differences between weeks and smoothed weeks.</summary>
    private const double Removed = 1 - (2 * 20d / 64) + Left;

    /// <summary>With less than so much left of the differences they are taken for chance.</summary>
    private const double Least = 0.3;

    /// <summary>Null where nothing sold, or no season shows.</summary>
    public static SeasonProfile? Of(in DemandDays days, int from)
    {
        var mean = days.Mean(from, from + Seasonal.Year);
        if (mean <= 0) return null;

        Span<double> sold = stackalloc double[Weeks];
        Span<double> expected = stackalloc double[Weeks];
        Span<double> raw = stackalloc double[Weeks];
        Count(days, from, mean, sold, expected);
        for (var week = 0; week < Weeks; week++) raw[week] = expected[week] > 0 ? sold[week] / expected[week] : double.NaN;
        for (var time = 0; time < 3; time++)
        {
            Smooth(sold);
            Smooth(expected);
        }

        for (var week = 0; week < Weeks; week++) sold[week] = expected[week] > 0 ? sold[week] / expected[week] : 1;
        var kept = Kept(raw, sold);
        if (kept < Least) return null;

        for (var week = 0; week < Weeks; week++) sold[week] = 1 + (kept * (sold[week] - 1));
        return SeasonProfile.Normal(sold);
    }

    private static void Count(in DemandDays days, int from, double mean, Span<double> sold, Span<double> expected)
    {
        sold.Clear();
        expected.Clear();
        var first = days.DayOfYear(from);
        for (var day = 0; day < Seasonal.Year; day++)
        {
            if (days.OutOfStock[from + day]) continue;
            var week = (first + day) % 365 / 7;
            sold[week] += Math.Max(0, days.Sold[from + day]);
            expected[week] += mean;
        }
    }

    private static void Smooth(Span<double> weeks)
    {
        var (first, before) = (weeks[0], weeks[^1]);
        for (var week = 0; week < weeks.Length; week++)
        {
            var here = weeks[week];
            var after = week + 1 < weeks.Length ? weeks[week + 1] : first;
            weeks[week] = (before + here + here + after) / 4;
            before = here;
        }
    }

    private static double Kept(ReadOnlySpan<double> raw, ReadOnlySpan<double> smoothed)
    {
        var (chance, differences, weeks) = (0d, 0d, 0);
        for (var week = 0; week < Weeks; week++)
        {
            differences += (smoothed[week] - 1) * (smoothed[week] - 1);
            if (double.IsNaN(raw[week])) continue;
            chance += (raw[week] - smoothed[week]) * (raw[week] - smoothed[week]);
            weeks++;
        }

        return differences <= 0 ? 0 : Math.Max(0, 1 - (chance / weeks / Removed * Left / (differences / Weeks)));
    }
}
