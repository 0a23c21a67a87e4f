namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Expected units by day from today on: (level + damped trend + weekday) × season, never below 0. Damped as by Gardner and McKenzie (1985):
/// the h-th day's trend is b·(φ + φ² + … + φʰ).
/// </summary>
internal sealed record DemandCurve(double Level)
{
    /// <summary>Days of a month that has each weekday equally often.</summary>
    public const int Month = 28;

    public static DemandCurve Nothing { get; } = new(0d);

    /// <summary>Units a day that the level rises by each day, before damping.</summary>
    public double Trend { get; init; }

    public double Damping { get; init; } = 1;

    /// <summary>Units more or less than the level, today's weekday first; null where weekdays are alike.</summary>
    public double[]? Weekdays { get; init; }

    /// <summary>Null where the year has no season.</summary>
    public SeasonProfile? Season { get; init; }

    /// <summary>Day of the year that today is, from 0; needed where there is a season.</summary>
    public int DayOfYear { get; init; }

    public double Sum(int days)
    {
        if (days <= 0) return 0;
        if (Trend == 0 && Season is null) return Weekdays is null ? Math.Max(0, Level) * days : OfWeeks(days);

        var (sum, rise, step) = (0d, 0d, Trend);
        for (var day = 0; day < days; day++)
        {
            step *= Damping;
            rise += step;
            sum += Of(day, rise);
        }

        return sum;
    }

    /// <summary>How many whole days so many units last, at most <paramref name="most"/>; to a day, as sums of a few days and of many round differently.</summary>
    public int DaysOf(double units, int most)
    {
        if (Trend == 0 && Season is null) return Level > 0 ? (int)Math.Min(most, units / Level) : most;

        var (sum, rise, step) = (0d, 0d, Trend);
        for (var day = 0; day < most; day++)
        {
            step *= Damping;
            rise += step;
            sum += Of(day, rise);
            if (sum > units) return day;
        }

        return most;
    }

    /// <summary>In one rounding, so that a day more is never less.</summary>
    private double OfWeeks(int days)
    {
        var (week, rest) = (0d, 0d);
        for (var day = 0; day < 7; day++)
        {
            if (day == days % 7) rest = week;
            week += Of(day, 0);
        }

        return Math.FusedMultiplyAdd(days / 7, week, rest);
    }

    private double Of(int day, double rise) =>
        Math.Max(0, Level + rise + (Weekdays is null ? 0 : Weekdays[day % 7])) * (Season is null ? 1 : Season.On(DayOfYear + day));
}
