using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Http;

/// <summary>Where an HTTP function is reached: its route under the app's prefix, or its name where it has none.</summary>
internal static class FunctionRoutes
{
    public static IReadOnlyList<string> Methods(FunctionEntry function) => ((HttpTriggerAttribute)function.Trigger).Methods ?? [];

    public static RoutePattern Pattern(FunctionEntry function, string prefix = "") =>
        RoutePatternFactory.Parse($"{prefix}/{((HttpTriggerAttribute)function.Trigger).Route ?? function.Name}".TrimStart('/'));

    /// <summary>The route without its parameters' names: two functions of one shape and method could not be told apart.</summary>
    public static string Shape(FunctionEntry function) =>
        string.Join('/', Pattern(function).PathSegments.Select(segment => string.Concat(segment.Parts.Select(Shape))));

    private static string Shape(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            "{" + (parameter.IsCatchAll ? "*" : "") + string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content)) + "}",
        _ => "",
    };
}
