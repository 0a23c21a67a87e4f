using System.Globalization;
using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Benchmarks.Forecasting;

/// <summary>
/// Errors of forecasts on generated families: each method where it is set, the automatic choice, and the plain forecasts that it has to
/// beat. Shares of what sells on average in as many days.
/// </summary>
internal static class ForecastFigures
{
    private const int Variants = 2_000;

    public static Task Measure(Report report)
    {
        var methods = Enum.GetValues<ForecastMethod>();
        foreach (var days in new[] { 10, 28 })
        {
            foreach (var family in DemandFamilies.All)
            {
                var errors = ForecastTable.Of(family, Variants, days, methods);
                var best = PlainForecasts.All.Min(plain => errors[plain.Name]);
                report.Add(
                    $"error over {days} days, {family.Name}",
                    string.Join("; ", errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Key} {error.Value:P1}"))),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"automatic ÷ best plain {(family.Pattern ? "< 1" : "< 1.02")}: {errors[ForecastTable.Automatic] / best:F2}"));
            }
        }

        return Task.CompletedTask;
    }
}
