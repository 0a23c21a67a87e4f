using System.Text.Json.Nodes;

namespace StockOrders.Functions.OpenApi;

/// <summary>What a value is, in the words of JSON Schema 2020-12. Files that describe members use these words by <c>using static</c>.</summary>
internal sealed class Kind
{
    private readonly JsonObject schema;

    private Kind(JsonObject schema, params IEnumerable<Shape> shapes)
    {
        this.schema = schema;
        Shapes = [.. shapes];
    }

    /// <summary>The shapes that the value is made of.</summary>
    public IReadOnlyList<Shape> Shapes { get; }

    public static Kind Text() => Of("string");

    public static Kind Text(int max) => Of("string", ("maxLength", max));

    /// <summary>An id of a variant, vendor, warehouse, …: written as text, read as text or as a whole number.</summary>
    public static Kind Id => Of("string");

    public static Kind OrderId => Of("string", ("pattern", "^[0-9a-f]{24}$"));

    public static Kind Number => Of("number");

    public static Kind Whole => Of("integer");

    public static Kind Flag => Of("boolean");

    /// <summary>Goes out as YYYY-MM-DD; an ISO 8601 instant and Unix seconds are read as well.</summary>
    public static Kind Day => Of("string", ("format", "date"));

    public static Kind Instant => Of("string", ("format", "date-time"));

    public static Kind Duration => Of("string", ("format", "duration"));

    public static Kind Email => Of("string", ("format", "email"));

    public static Kind Currency => Of("string", ("pattern", "^[A-Z]{3}$"));

    public static Kind Null => Of("null");

    /// <summary>An object whose members are not told.</summary>
    public static Kind Open => Of("object", ("additionalProperties", true));

    public static Kind Word(params string[] words) =>
        new(new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) });

    public static Kind The(Shape shape) => new(new JsonObject { ["$ref"] = "#/components/schemas/" + shape.Name }, shape);

    public static Kind List(Shape shape) => List(The(shape));

    public static Kind List(Kind of) => new(new JsonObject { ["type"] = "array", ["items"] = of.Schema() }, of.Shapes);

    public static Kind Map(Kind of) => new(new JsonObject { ["type"] = "object", ["additionalProperties"] = of.Schema() }, of.Shapes);

    public static Kind Either(params Kind[] kinds) => new(
        new JsonObject { ["anyOf"] = new JsonArray([.. kinds.Select(kind => kind.Schema())]) }, kinds.SelectMany(kind => kind.Shapes));

    /// <summary>An object of these members, all of them always there unless their name ends in <c>?</c>.</summary>
    public static Kind With(params (string Name, Kind Kind)[] members) => new(
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name.TrimEnd('?'), member.Kind.Schema()))),
            ["required"] = new JsonArray([.. members.Where(member => !member.Name.EndsWith('?')).Select(member => JsonValue.Create(member.Name))]),
        },
        members.SelectMany(member => member.Kind.Shapes));

    public Kind OrNull
    {
        get
        {
            var copy = Schema();
            if (copy["type"] is not { } type)
                return new Kind(new JsonObject { ["anyOf"] = new JsonArray(copy, new JsonObject { ["type"] = "null" }) }, Shapes);
            copy["type"] = new JsonArray(type.DeepClone(), "null");
            (copy["enum"] as JsonArray)?.Add((JsonNode?)null);
            return new Kind(copy, Shapes);
        }
    }

    /// <summary>Answered, and ignored where a client sends it back.</summary>
    public Kind ReadOnly => And("readOnly", true);

    /// <summary>Sent, and never answered.</summary>
    public Kind WriteOnly => And("writeOnly", true);

    public Kind From(decimal min) => And("minimum", min);

    public Kind To(decimal max) => And("maximum", max);

    public Kind AtMost(int items) => And("maxItems", items);

    /// <summary>These members have to be sent.</summary>
    public Kind Needs(params string[] members) => members.Length == 0
        ? this
        : And("required", new JsonArray([.. members.Select(member => JsonValue.Create(member))]));

    public Kind Such(string example) => And("examples", new JsonArray(example));

    public Kind And(string keyword, JsonNode value)
    {
        var copy = Schema();
        copy[keyword] = value;
        return new Kind(copy, Shapes);
    }

    public JsonObject Schema() => (JsonObject)schema.DeepClone();

    private static Kind Of(string type, params (string Keyword, JsonNode Value)[] more)
    {
        var schema = new JsonObject { ["type"] = type };
        foreach (var (keyword, value) in more)
            schema[keyword] = value;
        return new Kind(schema);
    }
}
