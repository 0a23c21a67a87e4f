using StockOrders.Functions.OpenApi;

namespace StockOrders.Functions.Hosting;

/// <summary>Which methods an address takes, for calls with another one.</summary>
internal static class KnownPaths
{
    private static readonly ILookup<int, (string[] Parts, string Method)> All = HttpRoute.All
        .Where(route => route.Function != nameof(UnknownRoutes.UnknownRoute))
        .Select(route => (Parts: route.Path.Split('/'), Method: route.Method.ToUpperInvariant()))
        .ToLookup(route => route.Parts.Length);

    /// <summary>In the order of the alphabet; none where there is no such address.</summary>
    public static IReadOnlyList<string> MethodsOf(string path)
    {
        var parts = path.TrimEnd('/').Split('/');
        return [.. All[parts.Length].Where(route => IsAt(route.Parts, parts)).Select(route => route.Method).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool IsAt(string[] route, string[] parts) => route.Zip(parts).All(pair =>
        pair.First.StartsWith('{') ? pair.Second.Length > 0 : string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
}
