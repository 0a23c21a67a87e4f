using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>
/// The part of JSON Schema 2020-12 that the API description uses. Closed: a member that no part of the schema tells of is a fault, although
/// the schema itself lets programs meet new members.
/// </summary>
internal sealed class JsonSchema(JsonObject document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "enum", "properties", "required", "additionalProperties", "items", "maxItems", "anyOf", "minimum", "maximum", "maxLength",
        "pattern", "format", "description", "examples", "default", "readOnly", "writeOnly",
    ];

    public IReadOnlyList<SchemaFault> Faults(JsonNode schema, JsonElement value)
    {
        var faults = new List<SchemaFault>();
        Check(schema.AsObject(), value, "", null, faults);
        return faults;
    }

    /// <summary>Members of the value, at any depth, that the schema does not tell of; whatever their values are.</summary>
    public IReadOnlyList<SchemaFault> UntoldMembers(JsonNode schema, JsonElement value) =>
        [.. Faults(schema, value).Where(fault => fault.IsUntold)];

    private void Check(JsonObject schema, JsonElement value, string at, string? shape, List<SchemaFault> faults)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var isOpen = Apply(schema, value, at, shape, faults, told, out var named);
        if (value.ValueKind != JsonValueKind.Object || isOpen)
            return;
        foreach (var member in value.EnumerateObject().Where(member => !told.Contains(member.Name)))
            faults.Add(new SchemaFault($"{at}/{member.Name}", $"is told nowhere in {named ?? "its operation"}", named, IsUntold: true));
    }

    /// <summary>True where members that are not told may stand.</summary>
    private bool Apply(JsonObject schema, JsonElement value, string at, string? shape, List<SchemaFault> faults, HashSet<string> told, out string? named)
    {
        named = shape;
        var isOpen = schema.Count == 0;
        if (schema.FirstOrDefault(keyword => !Known.Contains(keyword.Key)).Key is { } other)
            throw new NotSupportedException($"{other} at {at}: the description uses a word that this validator does not know.");
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            named = reference[(reference.LastIndexOf('/') + 1)..];
            isOpen |= Apply(Resolve(reference), value, at, named, faults, told, out _);
        }

        if (schema["anyOf"] is JsonArray choices)
            isOpen |= ApplyAny(choices, value, at, shape, faults, told, ref named);
        if (schema["type"] is { } type && !IsOf(type, value))
            faults.Add(new SchemaFault(at, $"is {Short(value)}, not {type.ToJsonString()}", named));
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, JsonNode.Parse(value.GetRawText()))))
            faults.Add(new SchemaFault(at, $"is {Short(value)}, none of {words.ToJsonString()}", named));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                isOpen |= ApplyMembers(schema, value, at, named, faults, told);
                break;
            case JsonValueKind.Array:
                ApplyItems(schema, value, at, named, faults);
                break;
            case JsonValueKind.String:
                ApplyText(schema, value.GetString()!, at, named, faults);
                break;
            case JsonValueKind.Number:
                if (value.GetDecimal() is var number && (number < (schema["minimum"]?.GetValue<decimal>() ?? number) || number > (schema["maximum"]?.GetValue<decimal>() ?? number)))
                    faults.Add(new SchemaFault(at, $"{Short(value)} is out of range", named));
                break;
        }

        return isOpen;
    }

    private bool ApplyAny(JsonArray choices, JsonElement value, string at, string? shape, List<SchemaFault> faults, HashSet<string> told, ref string? named)
    {
        var best = default((List<SchemaFault> Faults, HashSet<string> Told, bool IsOpen, string? Named)?);
        var isBestOfKind = false;
        foreach (var choice in choices)
        {
            var found = new List<SchemaFault>();
            var members = new HashSet<string>(StringComparer.Ordinal);
            var isOpen = Apply(choice!.AsObject(), value, at, shape, found, members, out var name);

            // One of the value's own kind, however much is wrong inside, tells more of it than one of another kind.
            var isOfKind = !found.Exists(fault => fault.At == at && fault.Says.Contains(", not ", StringComparison.Ordinal));
            if (best is null || (isOfKind, -found.Count).CompareTo((isBestOfKind, -best.Value.Faults.Count)) > 0)
                (best, isBestOfKind) = ((found, members, isOpen, name), isOfKind);
        }

        faults.AddRange(best!.Value.Faults);
        told.UnionWith(best.Value.Told);
        named = best.Value.Named;
        return best.Value.IsOpen;
    }

    private bool ApplyMembers(JsonObject schema, JsonElement value, string at, string? shape, List<SchemaFault> faults, HashSet<string> told)
    {
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            if (!value.TryGetProperty(required!.GetValue<string>(), out _))
                faults.Add(new SchemaFault(at, $"has no {required}", shape));
        }

        var properties = schema["properties"] as JsonObject;
        foreach (var member in value.EnumerateObject())
        {
            if (properties?[member.Name] is { } known)
            {
                told.Add(member.Name);
                Check(known.AsObject(), member.Value, $"{at}/{member.Name}", shape, faults);
            }
            else if (schema["additionalProperties"] is JsonObject rest)
            {
                told.Add(member.Name);
                Check(rest, member.Value, $"{at}/{member.Name}", shape, faults);
            }
        }

        return schema["additionalProperties"] is JsonValue any && any.GetValue<bool>();
    }

    private void ApplyItems(JsonObject schema, JsonElement value, string at, string? shape, List<SchemaFault> faults)
    {
        if (value.GetArrayLength() > (schema["maxItems"]?.GetValue<int>() ?? int.MaxValue))
            faults.Add(new SchemaFault(at, "has too many items", shape));
        if (schema["items"] is not JsonObject each)
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Check(each, item, $"{at}/{index++}", shape, faults);
    }

    private static void ApplyText(JsonObject schema, string text, string at, string? shape, List<SchemaFault> faults)
    {
        if (text.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue))
            faults.Add(new SchemaFault(at, "is too long", shape));
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(30)))
            faults.Add(new SchemaFault(at, $"'{text}' does not match {pattern}", shape));
        if (schema["format"]?.GetValue<string>() is { } format && !IsIn(format, text))
            faults.Add(new SchemaFault(at, $"'{text}' is no {format}", shape));
    }

    private JsonObject Resolve(string reference) => reference.Split('/').Skip(1).Aggregate((JsonNode)document, (node, part) => node[part]!).AsObject();

    private static bool IsOf(JsonNode type, JsonElement value) =>
        type is JsonArray several ? several.Any(one => IsOf(one!, value)) : type.GetValue<string>() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
            "string" => value.ValueKind == JsonValueKind.String,
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            var other => throw new NotSupportedException(other),
        };

    private static bool IsIn(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "duration" => text.StartsWith('P') && text.Length > 2,
        "email" => text.Contains('@', StringComparison.Ordinal),
        "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
        _ => throw new NotSupportedException(format),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}

/// <param name="Shape">The shape that the place belongs to; null where the operation itself tells of it.</param>
internal sealed record SchemaFault(string At, string Says, string? Shape, bool IsUntold = false);
