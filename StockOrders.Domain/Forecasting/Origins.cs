namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Days in the past from which a forecast is made with what was known on their mornings and held against what came (rolling-origin
/// evaluation; Tashman 2000). Up to 26, eight days apart so that they fall on all weekdays, and on fixed dates, so that the choice of a
/// method does not waver from night to night. Each is held against two sums: over ten days, which shows weekdays, and over the horizon.
/// </summary>
internal readonly ref struct Origins
{
    /// <summary>Nothing is forecast on less history.</summary>
    public const int Warmup = 28;

    /// <summary>No method is compared with another on less history.</summary>
    public const int Shortest = 56;

    public const int Step = 8;

    private const int Most = 26;
    private const int Near = 10;
    private const int Before = 196;
    private const int Recently = 56;

    /// <summary>Of the usual level: what has stopped selling does not outweigh everything.</summary>
    private const double Floor = 0.1;

    private readonly double _typical;

    public Origins(in DemandDays days, int horizon)
    {
        _typical = days.Mean(0, days.Length);
        Dispersion = FlatDispersion.Of(days, DemandCurve.Month);
        Variation = _typical > 0 ? Math.Sqrt(Dispersion / (_typical * DemandCurve.Month)) : 0;
        ClearlyLess = Forecasting.ClearlyLess.Share(Variation);

        // A quarter of the history at most, or a long lead time would leave no origins.
        Horizon = Math.Clamp(horizon, Near + 1, Math.Max(14, days.Length / 4));
        Last = days.Length - Near - ((days.Today.DayNumber + Step - (Near % Step)) % Step);
        First = Math.Max(Last - ((Most - 1) * Step), Last - ((Last - Warmup) / Step * Step));
        if (days.Length < Shortest || Last < Warmup) (First, Last) = (0, -1);

        for (var at = First; at <= Last; at += Step)
        {
            Sums += Weight(days, at) * ((Counts(days, at, Near) ? 1 : 0) + (Counts(days, at, Ahead(days, at)) ? 1 : 0));
            Count++;
        }
    }

    /// <summary>Of days around the mean of the four weeks before each.</summary>
    public double Dispersion { get; }

    /// <summary>Coefficient of variation of four weeks' demand.</summary>
    public double Variation { get; }

    /// <summary>Share of another's square errors: below that, a less simple way fits demand and not chance.</summary>
    public double ClearlyLess { get; }

    /// <summary>From where on smoothing runs: more than half a year before the first origin what was is forgotten.</summary>
    public int Start => Math.Max(0, First - Before);

    public int First { get; }

    public int Last { get; }

    /// <summary>Days of the longer of the two sums.</summary>
    public int Horizon { get; }

    public int Count { get; }

    /// <summary>How many sums are held against what came, by their weights.</summary>
    private double Sums { get; }

    /// <summary>Of the weighted squares' sum: what a method errs by, as the standard deviation of a day; infinite where nothing was compared.</summary>
    public double Root(double squares) => Sums > 0 ? Math.Sqrt(squares / Sums) : double.PositiveInfinity;

    /// <summary>Days of the shorter of the two sums.</summary>
    public static int Short => Near;

    /// <summary>
    /// The less a variant sold of late, the more its errors weigh: as variances grow with the level, errors at a high one would drown those
    /// at the low one that it has fallen to.
    /// </summary>
    public double Weight(in DemandDays days, int at) => _typical <= 0 ? 1 : _typical / (days.Mean(Math.Max(0, at - Recently), at) + (_typical * Floor));

    /// <summary>Days of the longer sum at an origin: of the last ones there are fewer than the horizon has.</summary>
    public int Ahead(in DemandDays days, int at) => Math.Min(Horizon, days.Length - at);

    /// <summary>Whether enough of the days were in stock to hold a forecast against.</summary>
    public static bool Counts(in DemandDays days, int at, int span) => days.InStock(at, at + span) * 2 >= span;

    /// <summary>
    /// Square of what a level that stays errs by at an origin, over the days of each sum: as the variance of a day, so that sums of
    /// different length weigh alike.
    /// </summary>
    public double Squares(in DemandDays days, int at, double level) => Square(days, at, Near, level) + Square(days, at, Ahead(days, at), level);

    private static double Square(in DemandDays days, int at, int span, double level)
    {
        if (!Counts(days, at, span)) return 0;
        var inStock = days.InStock(at, at + span);
        var error = (level * inStock) - days.Units(at, at + span);
        return error * error / inStock;
    }
}
