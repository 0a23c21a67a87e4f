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

    public Origins(in DemandDays days, int horizon)
    {
        // A quarter of the history at most, or a long lead time would leave no origins.
        Horizon = Math.Clamp(horizon, Near + 1, Math.Max(14, days.Length / 4));
        var newest = days.Length - Horizon;
        Last = newest - (((days.Today.DayNumber - Horizon) % Step + Step) % Step);
        First = Math.Max(Last - ((Most - 1) * Step), Last - ((Last - Warmup) / Step * Step));
        if (days.Length < Shortest || Last < Warmup) (First, Last) = (0, -1);

        for (var at = First; at <= Last; at += Step)
        {
            if (Counts(days, at, Near)) Sums++;
            if (Counts(days, at, Horizon)) Sums++;
            Count++;
        }
    }

    public int First { get; }

    public int Last { get; }

    /// <summary>Days of the longer of the two sums.</summary>
    public int Horizon { get; }

    public int Count { get; }

    /// <summary>How many forecast sums are held against what came.</summary>
    public int Sums { get; }

    /// <summary>Days of the shorter of the two sums.</summary>
    public static int Short => Near;

    /// <summary>Whether enough of the days were in stock to hold a forecast against.</summary>
    public static bool Counts(in DemandDays days, int at, int span) => days.InStock(at, at + span) * 2 >= span;

    /// <summary>
    /// Square of what a level that stays errs by at an origin, over the days of each sum: as the variance of a day, so that sums of
    /// different length weigh alike.
    /// </summary>
    public double Squares(in DemandDays days, int at, double level) => Square(days, at, Near, level) + Square(days, at, Horizon, level);

    private static double Square(in DemandDays days, int at, int span, double level)
    {
        if (!Counts(days, at, span)) return 0;
        var inStock = days.InStock(at, at + span);
        var error = (level * inStock) - days.Units(at, at + span);
        return error * error / inStock;
    }
}
