using System.Collections.Immutable;

namespace StockOrders.Domain.Forecasting;

/// <summary>How the weeks of a year differ from its mean: 53 factors, 1 on average, of days 1 to 7 of the year, 8 to 14 and so on.</summary>
internal sealed record SeasonProfile(ImmutableArray<double> Factors)
{
    public const int Weeks = 53;

    /// <param name="dayOfYear">From 0; beyond a year it begins anew.</param>
    public double On(int dayOfYear) => Factors[dayOfYear % 365 / 7];
}
