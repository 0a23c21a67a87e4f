using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace StockOrders.Functions.OpenApi;

/// <summary>A method and an address that a function answers, as its attributes say.</summary>
/// <param name="Path">As OpenAPI writes it: <c>/api/v1/vendors/{id}</c>.</param>
internal sealed partial record HttpRoute(string Function, string Method, string Path, string OperationId)
{
    /// <summary>Every one that the app has.</summary>
    public static IReadOnlyList<HttpRoute> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => Of(method.GetCustomAttribute<FunctionAttribute>()?.Name, method.GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)))
            .OrderBy(route => route.Path, StringComparer.Ordinal),
    ];

    /// <summary>Those that the description tells of: HEAD is answered as GET is, without the body, and needs no words of its own.</summary>
    public static IReadOnlyList<HttpRoute> Told { get; } = [.. All.Where(route => route.Method != "head")];

    public IEnumerable<string> Places => Place().Matches(Path).Select(match => match.Groups[1].Value);

    // The first method has the function's own name; a name can stand in a document only once.
    private static IEnumerable<HttpRoute> Of(string? function, HttpTriggerAttribute? trigger) => function is null || trigger is null
        ? []
        : (trigger.Methods ?? []).Select((method, index) => new HttpRoute(
            function,
            method.ToLowerInvariant(),
            "/" + Place().Replace(trigger.Route ?? function, "{$1}"),
            index == 0 ? function : $"{function}_{method.ToLowerInvariant()}"));

    [GeneratedRegex(@"\{\*?(\w+)[^}]*\}")]
    private static partial Regex Place();
}
