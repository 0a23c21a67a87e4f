using System.Text.Json.Nodes;
using StockOrders.Functions.OpenApi;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>
/// The other half of the watch over requests: every member that the description lets programs send, and every one that they may send back
/// as they got it, is known to the app.
/// </summary>
public sealed class SentMemberTests
{
    private static readonly JsonObject Document = ApiDocument.Instance.Json;

    [Fact]
    public async Task Every_member_that_is_described_is_known_also_where_unknown_ones_are_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await api.CreateOrder();
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = order, ["item"] = "c1_1", ["action"] = "close", ["vendor"] = "vendor_1" };

        foreach (var known in Described.All.Where(known => Schema(known) is not null && !known.Path.EndsWith("/runs", StringComparison.Ordinal)))
        {
            var id = known.Path.Contains("variants/{id}", StringComparison.Ordinal) ? "c1_1" : order;
            var path = ApiRoutes.With(known.Path, name => name == "id" ? id : places.GetValueOrDefault(name, "some"));
            var answer = await api.Send(new HttpMethod(known.Method), path, Sample(Schema(known)!.AsObject(), 0)!.ToJsonString(), headers: ("Prefer", "handling=strict"));
            var unknown = (answer.Json["result"]!["errors"]?.AsArray() ?? []).Where(error => error!["code"]!.GetValue<string>() == "unknown_member").Select(error => error!["field"]!.GetValue<string>());

            Assert.True(!unknown.Any(), $"{known.Method} {known.Path} does not know {string.Join(", ", unknown)}: see {known.File}");
        }
    }

    private static JsonNode? Schema(Described known) => known.Operation["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>A value with every member there is.</summary>
    private static JsonNode? Sample(JsonObject schema, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Sample(Document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject(), depth + 1);
        if (schema["anyOf"] is JsonArray choices)
            return Sample(choices[0]!.AsObject(), depth);
        if (schema["enum"] is JsonArray words)
            return words[0]!.DeepClone();
        var type = schema["type"] is JsonArray types ? types[0]!.GetValue<string>() : schema["type"]!.GetValue<string>();
        return type switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Select(member => KeyValuePair.Create(member.Key, Sample(member.Value!.AsObject(), depth)))),
            "array" => depth > 6 ? new JsonArray() : new JsonArray(Sample(schema["items"]!.AsObject(), depth)),
            "number" or "integer" => 1,
            "boolean" => true,
            _ => schema["format"]?.GetValue<string>() switch { "date" => "2030-01-01", "date-time" => "2030-01-01T00:00:00Z", "duration" => "PT24H", "email" => "a@b.example", _ => "GBP" },
        };
    }
}
