using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StockOrders.Functions.OpenApi;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Values that a member must not have by its schema: of another kind, too long, too large, too precise.</summary>
internal static class WrongValues
{
    private static readonly JsonSchema Schemas = new(ApiDocument.Instance.Json);

    private static readonly string[] Kinds = ["\"zzz\"", "7.5", "{\"zzz\":[1]}", "[[1]]", "true"];

    /// <summary>To most of the API null is the same as absent; where it is not, it is refused.</summary>
    public static bool RefusesNull(JsonObject schema) => !Takes(schema, "null");

    public static IEnumerable<string> Of(JsonObject schema)
    {
        foreach (var kind in Kinds.Where(kind => !Takes(schema, kind)))
            yield return kind;
        var simple = Simple(schema).ToList();
        foreach (var number in simple.Where(one => IsOf(one, "number", "integer")))
        {
            yield return "1e308";
            yield return "-1e308";
            yield return "1e-40";
            yield return "79228162514264337593543950336";
            if (number["minimum"]?.GetValue<decimal>() is { } min)
                yield return (min - 1).ToString(CultureInfo.InvariantCulture);
            if (number["maximum"]?.GetValue<decimal>() is { } max)
                yield return (max + 1).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var text in simple.Where(one => IsOf(one, "string")).Take(1))
        {
            yield return $"\"{new string('x', (text["maxLength"]?.GetValue<int>() ?? 20_000) + 1)}\"";
            yield return "\"a\\u0000b\"";
        }
    }

    /// <summary>Of its kind; whether it is complete, and knows all its members, is another question.</summary>
    private static bool Takes(JsonObject schema, string json) =>
        Schemas.Faults(schema, JsonElement.Parse(json)).All(fault => fault.IsUntold || fault.Says.StartsWith("has no ", StringComparison.Ordinal));

    private static IEnumerable<JsonObject> Simple(JsonObject schema) =>
        schema["anyOf"] is JsonArray choices ? choices.SelectMany(choice => Simple(choice!.AsObject())) : schema["type"] is null ? [] : [schema];

    private static bool IsOf(JsonObject schema, params string[] types) => schema["type"] switch
    {
        JsonArray several => several.Any(one => types.Contains(one!.GetValue<string>())),
        { } one => types.Contains(one.GetValue<string>()),
        _ => false,
    };
}
