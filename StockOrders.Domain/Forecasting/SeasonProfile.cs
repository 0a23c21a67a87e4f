using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StockOrders.Domain.Forecasting;

/// <summary>How the weeks of a year differ from its mean: 53 factors, 1 on average, of days 1 to 7 of the year, 8 to 14 and so on.</summary>
internal sealed record SeasonProfile(ImmutableArray<double> Factors)
{
    public const int Weeks = 53;

    /// <param name="dayOfYear">From 0; beyond a year it begins anew.</param>
    public double On(int dayOfYear) => Factors[dayOfYear % 365 / 7];

    /// <summary>
    /// Demand over what it would be without a season, by week, each with half as much of its neighbours so that accidents of one week
    /// do not come back every year. To 4 digits.
    /// </summary>
    public static SeasonProfile? Of(ReadOnlySpan<double> sold, ReadOnlySpan<double> expected)
    {
        var factors = new double[Weeks];
        var sum = 0d;
        for (var week = 0; week < Weeks; week++)
        {
            var (before, after) = ((week + Weeks - 1) % Weeks, (week + 1) % Weeks);
            var there = (expected[before] / 2) + expected[week] + (expected[after] / 2);
            factors[week] = there > 0 ? ((sold[before] / 2) + sold[week] + (sold[after] / 2)) / there : 1;
            sum += factors[week];
        }

        if (sum <= 0) return null;
        for (var week = 0; week < Weeks; week++)
            factors[week] = Math.Round(factors[week] * Weeks / sum, 4);
        return new SeasonProfile(ImmutableCollectionsMarshal.AsImmutableArray(factors));
    }
}
