using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using StockOrders.Functions.OpenApi;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>What OpenAPI 3.1 asks of a document, checked on ours as it is served.</summary>
public sealed class DocumentRulesTests
{
    private static readonly JsonObject Document = JsonNode.Parse(ApiDocument.Instance.Bytes.Span)!.AsObject();

    [Fact]
    public void Another_reader_of_OpenAPI_understands_all_of_it()
    {
        var read = OpenApiDocument.Parse(Document.ToJsonString(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(
            Described.All.Select(known => known.Id).Order(),
            read.Document!.Paths.Values.SelectMany(path => path.Operations!.Values).Select(operation => operation.OperationId!).Order());
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_everything_shared_is_referred_to()
    {
        var references = All(Document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>().Select(value => value.GetValue<string>()).ToHashSet();

        Assert.All(references, reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, part) => node?[part])));
        foreach (var kind in new[] { "schemas", "parameters", "headers" })
            Assert.All(Document["components"]![kind]!.AsObject(), shared => Assert.Contains($"#/components/{kind}/{shared.Key}", references));
    }

    [Fact]
    public void Operations_have_names_of_their_own_that_programs_can_use()
    {
        Assert.Equal(Described.All.Count, Described.All.Select(known => known.Id).Distinct().Count());
        Assert.All(Described.All, known => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", known.Id));
    }

    [Fact]
    public void Every_place_in_an_address_is_a_parameter_and_no_parameter_stands_twice()
    {
        foreach (var known in Described.All)
        {
            var parameters = Parameters(known);
            var places = HttpRoute.All.Single(route => route.OperationId == known.Id).Places.ToHashSet();

            Assert.Equal(places, parameters.Where(one => one.In == "path").Select(one => one.Name).ToHashSet());
            Assert.Equal(parameters.Count, parameters.Distinct().Count());
            Assert.DoesNotContain(parameters, one => one.In == "header" && one.Name is "Accept" or "Content-Type" or "Authorization");
        }
    }

    [Fact]
    public void Every_operation_has_words_a_tag_that_is_told_of_answers_and_ways_in_that_are_known()
    {
        var tags = Document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToHashSet();
        var schemes = Document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ToHashSet();
        foreach (var known in Described.All)
        {
            Assert.NotEqual("", known.Operation["summary"]!.GetValue<string>());
            Assert.Contains(known.Operation["tags"]!.AsArray().Single()!.GetValue<string>(), tags);
            Assert.All(known.Operation["security"]!.AsArray(), way => Assert.All(way!.AsObject(), scheme => Assert.Contains(scheme.Key, schemes)));
            Assert.All(known.Operation["responses"]!.AsObject(), answer => Assert.True(answer.Value!["$ref"] is not null || answer.Value["description"]!.GetValue<string>().Length > 0));
            Assert.True(known.Operation["x-internal"] is not null || known.Operation["responses"]!.AsObject().Any(answer => answer.Key[0] == '2'), known.Id);
        }
    }

    /// <summary>The validator of these tests knows each word that the schemas use, and would say so otherwise.</summary>
    [Fact]
    public void Every_member_of_every_shape_is_told_of_in_words()
    {
        foreach (var (name, shape) in Document["components"]!["schemas"]!.AsObject().Where(shape => !shape.Key.EndsWith("Filters", StringComparison.Ordinal) && !shape.Key.EndsWith("Sorts", StringComparison.Ordinal)))
            Assert.All(shape!["properties"]!.AsObject(), member => Assert.False(string.IsNullOrEmpty(member.Value!["description"]?.GetValue<string>()), $"{name}.{member.Key}"));
    }

    [Fact]
    public void Examples_are_what_their_schemas_say()
    {
        var schemas = new JsonSchema(Document);
        foreach (var content in All(Document).OfType<JsonObject>().Where(node => node["schema"] is JsonObject && (node["examples"] ?? node["example"]) is not null))
        {
            var examples = content["example"] is { } one ? [one] : content["examples"]!.AsObject().Select(example => example.Value!["value"]!);
            Assert.All(examples, example => Assert.Empty(schemas.Faults(content["schema"]!, JsonElement.Parse(example.ToJsonString()))));
        }
    }

    private static List<(string Name, string In)> Parameters(Described known) =>
    [
        .. from parameter in known.Operation["parameters"]?.AsArray() ?? []
           let told = parameter!["$ref"] is { } reference ? Document["components"]!["parameters"]![reference.GetValue<string>().Split('/')[^1]]! : parameter
           select (told["name"]!.GetValue<string>(), told["in"]!.GetValue<string>()),
    ];

    private static IEnumerable<JsonNode> All(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => All(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(All).Prepend(items),
        null => [],
        _ => [node],
    };
}
