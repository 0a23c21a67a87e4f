using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions;

namespace StockOrders.Tests.Functions.Hosting;

/// <summary>Every method and route under /api/v1, found by its attribute: a route that is added tomorrow is tested tomorrow.</summary>
internal static partial class ApiRoutes
{
    public static IReadOnlyList<(HttpMethod Method, string Route)> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .Where(trigger => trigger.Route!.StartsWith("api/v1/", StringComparison.Ordinal))
            .SelectMany(trigger => trigger.Methods!.Select(method => (new HttpMethod(method.ToUpperInvariant()), "/" + trigger.Route))),
    ];

    /// <summary>The route with each of its parameters as the value says.</summary>
    public static string With(string route, Func<string, string> value) =>
        Parameter().Replace(route, match => value(match.Groups[1].Value));

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
