using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace StockOrders.Domain.Forecasting;

/// <summary>
/// The method that erred least on the variant's own past. A simpler one (an earlier one of the enumeration) is kept unless it errs by more
/// than 2 % (14 % where it sells on one day in seven), or by more than half a forecast in those compared: small differences are chance. Where the chosen one has
/// missed the last four weeks by more than chance explains (a tracking signal; Trigg 1964), the variant has changed: the line of its last
/// twelve weeks is taken instead.
/// </summary>
internal static class MethodChoice
{
    /// <summary>Standard deviations; so much happens by chance once in a hundred times. What is less clear is weighed by <see cref="LateFall"/>.</summary>
    private const double Drift = 2.6;

    /// <summary>Of errors: methods that differ by less differ by chance, and the lumpier demand is the more of it there is.</summary>
    private const double Margin = 0.02;

    /// <summary>More of it for each unit of the coefficient of variation of four weeks' demand.</summary>
    private const double OfVariation = 0.25;

    private const double MostMargin = 0.15;

    /// <summary>Of a level's days: what looked best on the past looks better than it is.</summary>
    private const double Chosen = 0.6;

    private const int Methods = (int)ForecastMethod.Tsb + 1;

    public static Candidate Of(
        in DemandDays days, in Origins origins, SeasonProfile? category, out ImmutableArray<ForecastError> errors, out bool changed)
    {
        var chosen = Least(days, origins, category, out errors);
        changed = HasChanged(days, chosen);
        return LateFall.Weighed(days, changed ? RecentSales.Changed(days) : chosen);
    }

    /// <summary>What sells now and then cannot sell so much more in four weeks that chance is out of the question.</summary>
    private static bool HasChanged(in DemandDays days, in Candidate chosen) => chosen.Drift > 0 && chosen.Level > 0
        ? chosen.Drift > UpperChance.Of(Drift, chosen.Dispersion, chosen.Level * DemandCurve.Month) && !Intermittent.Is(days)
        : Math.Abs(chosen.Drift) > Drift;

    private static Candidate Least(in DemandDays days, in Origins origins, SeasonProfile? category, out ImmutableArray<ForecastError> errors)
    {
        var all = new OfMethods();
        for (var method = 0; method < Methods; method++) all[method] = Candidate.None((ForecastMethod)method);
        all[0] = RecentSales.Best(days, origins);
        if (days.InStockDays < days.Length) all[(int)ForecastMethod.LastInStock] = LastInStockSales.Best(days, origins);
        all[(int)ForecastMethod.Seasonal] = Seasonal.Best(days, origins, category);
        all[(int)ForecastMethod.HoltWinters] = HoltWinters.Best(days, origins);
        if (Intermittent.Is(days))
        {
            (all[(int)ForecastMethod.Croston], all[(int)ForecastMethod.Sba]) = Intermittent.Croston(days, origins);
            all[(int)ForecastMethod.Tsb] = Intermittent.Tsb(days, origins);
        }

        errors = Errors(all);
        for (var method = 0; method < Methods; method++) all[method].EffectiveDays *= Chosen;
        var chance = Math.Min(MostMargin, Margin + (OfVariation * origins.Variation));
        return all[Simplest(all, Math.Max(chance, 0.5 / Math.Max(1, origins.Count)), days.Mean(0, days.Length))];
    }

    private static int Simplest(in OfMethods all, double margin, double mean)
    {
        var least = double.PositiveInfinity;
        foreach (var candidate in all) least = Math.Min(least, candidate.Error);

        // Rounding alone tells methods apart on demand that never varies.
        var within = (least * (1 + margin)) + (mean * 1e-9);
        for (var method = 0; method < Methods; method++)
        {
            if (all[method].Error <= within) return method;
        }

        return 0;
    }

    private static ImmutableArray<ForecastError> Errors(in OfMethods all)
    {
        var errors = ImmutableArray.CreateBuilder<ForecastError>(Methods);
        foreach (var candidate in all)
        {
            if (double.IsFinite(candidate.Error)) errors.Add(new ForecastError(candidate.Method, Math.Round(candidate.Error, 6)));
        }

        return errors.DrainToImmutable();
    }

    [InlineArray(Methods)]
    private struct OfMethods
    {
        private Candidate _first;
    }
}
