using System.Runtime.CompilerServices;

namespace StockOrders.Domain.Forecasting;

/// <summary>One method, with the constants that suit it best, fitted to a series up to yesterday.</summary>
internal struct Candidate
{
    public ForecastMethod Method;

    /// <summary>Root of the mean of <see cref="Origins.Squares"/>; infinite where the method was not tried.</summary>
    public double Error;

    public double Level;

    public double Trend;

    public double Damping;

    /// <summary>Of the days' errors: their squares' sum over the sum of what was expected; times the level it is the variance of a day.</summary>
    public double Dispersion;

    /// <summary>Sum of the errors of the last four weeks' days, each foreseen the day before, in standard deviations of such a sum.</summary>
    public double Drift;

    /// <summary>Days that the level is the mean of, in effect: (2 − α)/α for one that is smoothed.</summary>
    public double EffectiveDays;

    public bool HasWeekdays;

    /// <summary>Units more or less than the level, the first for the weekday of the series' first day.</summary>
    public OfWeekdays Weekdays;

    public SeasonProfile? Season;

    public static Candidate None(ForecastMethod method) => new() { Method = method, Error = double.PositiveInfinity, Damping = 1 };

    /// <summary>What the errors of the last four weeks come to beside what chance alone would make of them.</summary>
    public static double DriftOf(double errors, double expected, double dispersion) =>
        expected * dispersion > 0 ? errors / Math.Sqrt(expected * dispersion) : 0;

    public readonly DemandCurve Curve(in DemandDays days) => new(Level)
    {
        Trend = Trend,
        Damping = Damping,
        Season = Season,
        DayOfYear = Season is null ? 0 : days.DayOfYear(days.Length),
        Weekdays = HasWeekdays ? FromToday(days.Length) : null,
    };

    private readonly double[] FromToday(int length)
    {
        var offsets = new double[7];
        for (var day = 0; day < 7; day++) offsets[day] = Weekdays[(length + day) % 7];
        return offsets;
    }

    [InlineArray(7)]
    internal struct OfWeekdays
    {
        private double _first;
    }
}
