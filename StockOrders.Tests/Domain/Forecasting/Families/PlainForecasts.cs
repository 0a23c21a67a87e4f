namespace StockOrders.Tests.Domain.Forecasting.Families;

/// <summary>What any forecast worth its trouble has to beat: units of the days after a history.</summary>
internal static class PlainForecasts
{
    public static IReadOnlyList<(string Name, Func<double[], int, double> Sum)> All { get; } =
    [
        ("naive", (past, days) => past[^1] * days),
        ("seasonal naive", SeasonalNaive),
        ("moving average", (past, days) => past.AsSpan(past.Length - 28).ToArray().Average() * days),
    ];

    /// <summary>The same days a year ago where two years are known, as of 52 weeks; otherwise those of a week ago.</summary>
    private static double SeasonalNaive(double[] past, int days)
    {
        var lag = past.Length > 2 * 364 ? 364 : 7;
        return Enumerable.Range(0, days).Sum(day => past[past.Length - lag + (day % lag)]);
    }
}
