namespace StockOrders.Domain.Forecasting;

/// <summary>
/// How far back the level of today goes: windows grow while the days that they add sold like those that they have, as far as chance lets
/// one tell (a window that adapts to change, as Bifet and Gavaldà 2007).
/// </summary>
internal static class SteadyWindow
{
    /// <summary>Differences of fewer standard errors are taken for chance.</summary>
    private const double Chance = 2.5;

    /// <summary>Coefficient of variation of a mean: what is known less well is no level, and whether it differs from others nobody can say.</summary>
    private const double Known = 1d / 3;

    /// <summary>Its place among the windows.</summary>
    private const int QuarterOfAYear = 2;

    private static ReadOnlySpan<int> Windows => [14, 28, 91, 182, 364, 728];

    public static int Of(in DemandDays days, int at, double dispersion)
    {
        var first = Shortest(days, at, dispersion);
        var window = Windows[first];
        foreach (var longer in Windows[(first + 1)..])
        {
            if (at < longer || !Alike(days, at, window, longer, dispersion)) return window;
            window = longer;
        }

        return window;
    }

    /// <summary>Three months at most, or what has stopped selling would be told too late.</summary>
    private static int Shortest(in DemandDays days, int at, double dispersion)
    {
        var mean = days.Mean(0, at);
        var first = 0;
        while (first < QuarterOfAYear && at >= Windows[first + 1] && dispersion > Known * Known * mean * Windows[first]) first++;
        return first;
    }

    private static bool Alike(in DemandDays days, int at, int window, int longer, double dispersion)
    {
        var (near, far) = (days.InStock(at - window, at), days.InStock(at - longer, at - window));
        if (near == 0 || far == 0) return true;

        var difference = days.Mean(at - window, at) - days.Mean(at - longer, at - window);
        var mean = days.Mean(at - longer, at);
        var variance = dispersion * mean * ((1d / near) + (1d / far));
        var most = difference > 0 ? UpperChance.Of(Chance, dispersion, mean * near) : Chance;
        return difference * difference <= most * most * variance;
    }
}
