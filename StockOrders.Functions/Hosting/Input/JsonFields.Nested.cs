using System.Text.Json;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    public JsonFields? Object(string name, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, PathOf(name), Pattern(name), findings, zone);
        }

        WrongType(name, "an object");
        return null;
    }

    /// <summary>A list of objects of at most <paramref name="max"/>; null where it is absent or wrong.</summary>
    public IReadOnlyList<JsonFields>? Objects(string name, int max, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType(name, "a list");
            return null;
        }

        var count = value.GetArrayLength();
        if (count > max)
        {
            Refuse(name, "too_many", $"{PathOf(name)} takes at most {max} entries; {count} were sent.");
            return null;
        }

        var objects = new List<JsonFields>(count);
        foreach (var entry in value.EnumerateArray())
        {
            var at = $"{PathOf(name)}[{objects.Count}]";
            if (entry.ValueKind != JsonValueKind.Object)
            {
                findings.Refuse(at, "wrong_type", $"{at} must be an object.");
                return null;
            }

            objects.Add(new JsonFields(entry, at, Pattern(name) + "[]", findings, zone));
        }

        return objects;
    }

    /// <summary>A list of words, such as ids.</summary>
    public IReadOnlyList<string>? Texts(string name, int max, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String))
        {
            WrongType(name, "a list of texts");
            return null;
        }

        if (value.GetArrayLength() > max)
        {
            Refuse(name, "too_many", $"{PathOf(name)} takes at most {max} entries; {value.GetArrayLength()} were sent.");
            return null;
        }

        return [.. value.EnumerateArray().Select(entry => entry.GetString()!)];
    }

    /// <summary>The members of an object whose names are data: amounts by currency, say.</summary>
    public IReadOnlyList<string> Names() => [.. element.EnumerateObject().Select(property => property.Name)];

    /// <summary>True where the member is a number, for ids that are answered as they were sent.</summary>
    public bool IsNumber(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number;

    /// <summary>True where the member is a list, for the few that may be a list or one value.</summary>
    public bool IsList(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array;

    public bool IsText(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>
    /// The ids that stand in a member, or in that member of each entry of a list, as far as there are any: for putting things in order before
    /// they are read. Nothing is refused and nothing counts as asked for.
    /// </summary>
    public IEnumerable<string> Mentioned(string name, string? inEach = null)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        return inEach is null ? IdOf(value)
            : value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(inEach, out var id) ? IdOf(id) : [])
                : [];

        static IEnumerable<string> IdOf(JsonElement id) => id.ValueKind switch
        {
            JsonValueKind.String => [id.GetString()!],
            JsonValueKind.Number => [id.GetRawText()],
            _ => [],
        };
    }

    public bool IsObject(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object;

    private string Pattern(string name) => pattern.Length == 0 ? name : $"{pattern}.{name}";
}
