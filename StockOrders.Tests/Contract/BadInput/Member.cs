using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StockOrders.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>A member that a body may have by the API description, wherever in it.</summary>
/// <param name="Steps">Names from the body's root; <c>[]</c> is the first entry of a list.</param>
internal sealed record Member(ImmutableArray<string> Steps, JsonObject Schema)
{
    private const string Entry = "[]";

    /// <summary>As errors name it, but for the resource that they leave out.</summary>
    public string Path => string.Join('.', Steps).Replace("." + Entry, "[0]", StringComparison.Ordinal);

    public string Name => Steps[^1];

    /// <summary>Members of objects and of entries of lists, however deep; without those that are only answered.</summary>
    public static IEnumerable<Member> Of(JsonObject schema) => Of(schema, []).DistinctBy(member => member.Path);

    /// <summary>Every object in the body that has members of its own, the root first.</summary>
    public static IEnumerable<ImmutableArray<string>> Objects(JsonObject schema) =>
        Of(schema).Select(member => member.Steps[..^1]).DistinctBy(steps => string.Join('.', steps));

    /// <summary>The body with this member as it is written and all on the way to it, lists with one entry.</summary>
    public JsonObject In(IReadOnlyList<JsonObject> bodies, string json)
    {
        var body = (JsonObject)bodies.MaxBy(one => Steps.TakeWhile((_, index) => Find(one, Steps[..(index + 1)]) is not null).Count())!.DeepClone();

        // Of things that are alternatives to each other only the one that is meant is sent.
        if (body[Steps[0]] is null && (Steps.Length > 1 || (string?)(Schema["type"] as JsonValue) == "array"))
            body.Clear();
        Put(body, Steps, JsonNode.Parse(json));
        return body;
    }

    public JsonNode? FoundIn(JsonObject body) => Find(body, Steps);

    private static JsonNode? Find(JsonNode? node, ImmutableArray<string> steps) =>
        steps.Aggregate(node, (at, step) => step == Entry ? (at as JsonArray)?.FirstOrDefault() : (at as JsonObject)?[step]);

    private static void Put(JsonObject body, ImmutableArray<string> steps, JsonNode? value)
    {
        JsonNode at = body;
        for (var index = 0; index < steps.Length - 1; index++)
        {
            if (Find(at, [steps[index]]) is not (JsonObject or JsonArray))
                Set(at, steps[index], steps[index + 1] == Entry ? new JsonArray() : new JsonObject());
            at = Find(at, [steps[index]])!;
            (at as JsonArray)?.RemoveRange(Math.Min(1, at.AsArray().Count), Math.Max(0, at.AsArray().Count - 1));
        }

        Set(at, steps[^1], value);
    }

    private static void Set(JsonNode at, string step, JsonNode? value)
    {
        if (step == Entry)
            ((JsonArray)at).Insert(0, value);
        else
            ((JsonObject)at)[step] = value;
    }

    private static IEnumerable<Member> Of(JsonObject schema, ImmutableArray<string> steps)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            foreach (var member in Of(ApiDocument.Instance.Json["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject(), steps))
                yield return member;
        }

        foreach (var member in (schema["anyOf"]?.AsArray() ?? []).SelectMany(choice => Of(choice!.AsObject(), steps)))
            yield return member;
        if (schema["items"] is JsonObject entry)
        {
            foreach (var member in Of(entry, steps.Add(Entry)))
                yield return member;
        }

        foreach (var (name, told) in (schema["properties"]?.AsObject() ?? []).Where(member => member.Value!["readOnly"] is null))
        {
            var at = steps.Add(name);
            yield return new Member(at, told!.AsObject());
            foreach (var member in Of(told.AsObject(), at))
                yield return member;
        }
    }
}
