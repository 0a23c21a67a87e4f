namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A season from one year of one variant. Its weeks are smoothed over about four (binomial weights) and drawn towards the waves of the year,
/// and those towards no season, by as much of their differences as chance alone would make (as James and Stein): a variant that sells at
/// random has none, one that swings with the year has its swing, and weeks that stand out clearly stay.
/// </summary>
internal static class OwnSeason
{
    private const int Weeks = SeasonProfile.Weeks;

    /// <summary>Sum of squares of the weights 1 6 15 20 15 6 1 over 64: how much of the weeks' accidents is left in the smoothed ones.</summary>
    private const double Left = 924d / 4096;

    /// <summary>How much of them is in the differences between weeks and smoothed weeks.</summary>
    private const double Removed = 1 - (2 * 20d / 64) + Left;

    private const double InWaves = (double)YearHarmonics.Figures / Weeks;

    private const double InRest = Left - InWaves;

    /// <summary>With less than so much left of the differences they are taken for chance.</summary>
    private const double Least = 0.3;

    /// <summary>For the waves: an F of 2.5, which chance alone makes of four figures once in twenty times.</summary>
    private const double LeastOfWaves = 0.6;

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

        for (var week = 0; week < Weeks; week++) sold[week] = expected[week] > 0 ? (sold[week] / expected[week]) - 1 : 0;
        var chance = Chance(raw, sold);
        var waves = expected;
        YearHarmonics.Split(sold, waves);
        var (regular, rest) = (Kept(waves, chance * InWaves, LeastOfWaves), Kept(sold, chance * InRest, Least));
        if (regular == 0 && rest == 0) return null;

        for (var week = 0; week < Weeks; week++) sold[week] = Math.Max(0, 1 + (regular * waves[week]) + (rest * sold[week]));
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

    /// <summary>Variance of a week by chance alone: of what smoothing took away, which no season explains.</summary>
    private static double Chance(ReadOnlySpan<double> raw, ReadOnlySpan<double> smoothed)
    {
        var (squares, weeks) = (0d, 0);
        for (var week = 0; week < Weeks; week++)
        {
            if (double.IsNaN(raw[week])) continue;
            var removed = raw[week] - 1 - smoothed[week];
            squares += removed * removed;
            weeks++;
        }

        return weeks == 0 ? 0 : squares / weeks / Removed;
    }

    private static double Kept(ReadOnlySpan<double> differences, double chance, double least)
    {
        var squares = 0d;
        for (var week = 0; week < Weeks; week++) squares += differences[week] * differences[week];
        var kept = squares <= 0 ? 0 : 1 - (chance * Weeks / squares);
        return kept < least ? 0 : kept;
    }
}
