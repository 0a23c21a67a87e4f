using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StockOrders.Domain.Forecasting;

/// <summary>How the weeks of a year differ from its mean: 53 factors, 1 on average, of days 1 to 7 of the year, 8 to 14 and so on.</summary>
internal sealed record SeasonProfile(ImmutableArray<double> Factors)
{
    public const int Weeks = 53;

    private const int Year = 365;

    public static SeasonProfile Flat { get; } = Normal(Enumerable.Repeat(1d, Weeks).ToArray())!;

    /// <summary>
    /// Demand over what it would be without a season, by week, each with half as much of its neighbours so that accidents of one week
    /// do not come back every year. Null where there was none.
    /// </summary>
    public static SeasonProfile? Of(ReadOnlySpan<double> sold, ReadOnlySpan<double> expected)
    {
        Span<double> factors = stackalloc double[Weeks];
        for (var week = 0; week < Weeks; week++)
        {
            var (before, after) = ((week + Weeks - 1) % Weeks, (week + 1) % Weeks);
            var there = (expected[before] / 2) + expected[week] + (expected[after] / 2);
            factors[week] = there > 0 ? ((sold[before] / 2) + sold[week] + (sold[after] / 2)) / there : 1;
        }

        return Normal(factors);
    }

    /// <summary>Factors of which the mean is 1, to 4 digits; null where all are 0.</summary>
    public static SeasonProfile? Normal(ReadOnlySpan<double> factors)
    {
        var sum = 0d;
        foreach (var factor in factors) sum += factor;
        if (sum <= 0) return null;

        var normal = new double[Weeks];
        for (var week = 0; week < Weeks; week++) normal[week] = Math.Round(factors[week] * Weeks / sum, 4);
        return new SeasonProfile(ImmutableCollectionsMarshal.AsImmutableArray(normal));
    }

    public static SeasonProfile Mean(SeasonProfile one, SeasonProfile other)
    {
        var mean = new double[Weeks];
        for (var week = 0; week < Weeks; week++) mean[week] = (one.Factors[week] + other.Factors[week]) / 2;
        return new SeasonProfile(ImmutableCollectionsMarshal.AsImmutableArray(mean));
    }

    /// <param name="dayOfYear">From 0; beyond a year it begins anew.</param>
    public double On(int dayOfYear) => Factors[dayOfYear % Year / 7];

    /// <summary>Factors of consecutive days.</summary>
    public void Fill(Span<double> days, int dayOfYear)
    {
        var weeks = Factors.AsSpan();
        for (var day = 0; day < days.Length; day++)
        {
            days[day] = weeks[dayOfYear / 7];
            if (++dayOfYear >= Year) dayOfYear = 0;
        }
    }
}
