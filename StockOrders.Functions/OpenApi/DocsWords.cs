using System.Text.Json;
using System.Text.Json.Nodes;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.OpenApi;

/// <summary>Small things that the page is put together from.</summary>
internal static class DocsWords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Anchor(string words) => words.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The little of Markdown that the description uses: paragraphs, one list, <c>**</c> and backticks.</summary>
    public static Html Paragraphs(string text) => Html.Join(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith("- ", StringComparison.Ordinal)
        ? Html.Of($"<ul>\n{part[2..].Split("\n- ").Select(item => Html.Of($"<li>{Words(item)}</li>\n"))}</ul>\n")
        : Html.Of($"<p>{Words(part)}</p>\n")));

    public static Html Words(string? text) => Html.Join((text ?? "").Split('`').Select((part, index) =>
        index % 2 == 1 ? Html.Of($"<code>{part}</code>") : Strong(part)));

    private static Html Strong(string text) => Html.Join(text.Split("**").Select((part, index) =>
        index % 2 == 1 ? Html.Of($"<strong>{part}</strong>") : Html.Of($"{part}")));

    public static string Pretty(JsonNode json) => json.ToJsonString(Indented);

    /// <summary>What a value is, in a few words; shapes are links.</summary>
    public static Html Type(JsonObject schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Link(reference[(reference.LastIndexOf('/') + 1)..]);
        if (schema["anyOf"] is JsonArray several)
            return Html.Join(several.SelectMany((one, index) => new[] { index == 0 ? Html.Empty : Html.Of($" or "), Type(one!.AsObject()) }));
        var types = schema["type"] is JsonArray names ? names.Select(name => name!.GetValue<string>()).ToList() : schema["type"] is { } only ? [only.GetValue<string>()] : [];
        var kind = types.Count == 0 ? Html.Of($"anything") : types[0] switch
        {
            "array" => Html.Of($"list of {Type(schema["items"]!.AsObject())}"),
            "object" when schema["properties"] is JsonObject members => Html.Of($"object of {Html.Join(members.Select((member, index) => Html.Of($"{(index == 0 ? "" : ", ")}{member.Key}")))}"),
            "object" => Html.Of($"object"),
            "string" => Html.Of($"{Text(schema)}"),
            "boolean" => Html.Of($"true or false"),
            "integer" => Html.Of($"whole number"),
            var other => Html.Of($"{other}"),
        };
        return types.Contains("null") && types.Count > 1 ? Html.Of($"{kind} or null") : kind;
    }

    /// <summary>Bounds and marks, behind the type.</summary>
    public static string Bounds(JsonObject schema) => string.Join(", ", new[]
    {
        schema["readOnly"] is null ? null : "read-only",
        schema["writeOnly"] is null ? null : "only sent",
        schema["maxLength"] is { } length ? $"at most {length} characters" : null,
        schema["maxItems"] is { } items ? $"at most {items}" : null,
        (schema["minimum"], schema["maximum"]) switch
        {
            (null, null) => null,
            ({ } min, null) => $"from {min}",
            (null, { } max) => $"to {max}",
            var (min, max) => $"{min} to {max}",
        },
        schema["default"] is { } standard ? $"{standard} where absent" : null,
    }.OfType<string>());

    private static Html Link(string shape) => Html.Of($"<a href=\"#shape-{shape}\">{shape}</a>");

    private static string Text(JsonObject schema) =>
        schema["enum"] is JsonArray words ? string.Join(" | ", words.Where(word => word is not null).Select(word => word!.GetValue<string>()))
        : schema["format"]?.GetValue<string>() is { } format ? format switch { "date" => "day", "date-time" => "instant", var other => other }
        : "text";
}
