using StockOrders.Domain.Forecasting;

namespace StockOrders.Tests.Domain.Forecasting.Families;

/// <summary>
/// How methods err on a family: root of the mean square of the error of a sum, as a share of what the variant sells in as many days on
/// average over its history.
/// </summary>
internal static class ForecastTable
{
    public const string Automatic = "automatic";

    public static DateOnly Today { get; } = new(2026, 3, 2);

    /// <param name="first">Seed of the first variant; the next ones follow.</param>
    public static IReadOnlyDictionary<string, double> Of(DemandFamily family, int variants, int days, IReadOnlyList<ForecastMethod> methods, int first = 1)
    {
        var squares = new Dictionary<string, double>();
        for (var seed = first; seed < first + variants; seed++)
        {
            var all = family.Variant(seed, days);
            var (past, came) = (all[..family.Days], all[family.Days..].Sum());
            var scale = Math.Max(1e-9, past.Average() * days);
            foreach (var (name, sum) in PlainForecasts.All)
            {
                Add(name, sum(past, days));
            }

            Add(Automatic, Forecasts.Of(past, new bool[past.Length], Today, ForecastTerms.Automatic).Sum(days));
            foreach (var method in methods)
            {
                Add(method.ToString(), Forecasts.Of(past, new bool[past.Length], Today, new ForecastTerms { Method = method }).Sum(days));
            }

            void Add(string name, double sum) =>
                squares[name] = squares.GetValueOrDefault(name) + ((sum - came) / scale * ((sum - came) / scale));
        }

        return squares.ToDictionary(pair => pair.Key, pair => Math.Sqrt(pair.Value / variants));
    }
}
