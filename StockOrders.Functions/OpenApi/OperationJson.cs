using System.Globalization;
using System.Text.Json.Nodes;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.OpenApi;

/// <summary>One operation in the words of OpenAPI.</summary>
internal static class OperationJson
{
    public static JsonObject Of(HttpRoute route, Chapter chapter, Operation operation)
    {
        var json = new JsonObject
        {
            ["operationId"] = route.OperationId,
            ["summary"] = operation.Summary,
            ["tags"] = new JsonArray(chapter.Name),
        };
        var words = Words(operation);
        if (words.Length > 0)
            json["description"] = words;
        if (operation.IsInternal)
            json["x-internal"] = true;
        var parameters = new JsonArray([.. Parameters(route, chapter, operation)]);
        if (parameters.Count > 0)
            json["parameters"] = parameters;
        if (operation.Bodies.Count > 0)
            json["requestBody"] = Body(operation);
        json["responses"] = Responses(route, operation);
        json["security"] = Security(operation.Scopes);
        return json;
    }

    public static JsonObject Parameter(Parameter parameter)
    {
        var json = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In, ["description"] = parameter.Words };
        if (parameter.In == "path")
            json["required"] = true;
        if (parameter.IsMany)
            (json["style"], json["explode"]) = ("form", true);
        json["schema"] = parameter.Kind.Schema();
        return json;
    }

    private static IEnumerable<JsonObject> Parameters(HttpRoute route, Chapter chapter, Operation operation)
    {
        foreach (var place in route.Places)
        {
            var (kind, words) = chapter.Place(place)
                ?? throw new InvalidOperationException($"{chapter.File} does not say what {{{place}}} in {route.Path} is. Add a line {{ \"{place}\", Id, \"…\" }} to the chapter.");
            yield return Parameter(new Parameter(place, "path", kind, words));
        }

        foreach (var parameter in operation.Parameters)
            yield return parameter.SharedAs is { } shared ? Reference("parameters", shared) : Parameter(parameter);
        if (operation.Bodies.ContainsKey(Operation.Json))
            yield return Reference("parameters", QueryParameters.Prefer.SharedAs!);
    }

    private static JsonObject Body(Operation operation)
    {
        var content = new JsonObject();
        foreach (var (media, sent) in operation.Bodies)
        {
            var one = new JsonObject { ["schema"] = sent.Kind.Schema() };
            if (sent.Examples.Count > 0)
            {
                one["examples"] = new JsonObject(sent.Examples.Select(example => KeyValuePair.Create<string, JsonNode?>(
                    example.Name, new JsonObject { ["value"] = JsonNode.Parse(example.Json) })));
            }

            content[media] = one;
        }

        return new JsonObject { ["required"] = operation.NeedsBody, ["content"] = content };
    }

    private static JsonObject Responses(HttpRoute route, Operation operation)
    {
        var responses = new JsonObject();
        foreach (var answers in operation.Answers.GroupBy(answer => answer.Status))
        {
            var response = new JsonObject { ["description"] = answers.First().Words };
            if (Headers(operation, answers.Key) is { Count: > 0 } headers)
                response["headers"] = headers;
            var content = new JsonObject();
            foreach (var answer in answers.Where(answer => answer.Kind is not null))
            {
                content[answer.Media] = new JsonObject { ["schema"] = answer.Kind!.Schema() };
                if (answer.Example is { } example)
                    content[answer.Media]!["example"] = JsonNode.Parse(example);
            }

            if (content.Count > 0)
                response["content"] = content;
            responses[answers.Key.ToString(CultureInfo.InvariantCulture)] = response;
        }

        // What is answered in a form of its own, such as a page, is not answered in the envelope.
        foreach (var status in RefusalJson.Of(route, operation).Except(operation.Answers.Select(answer => answer.Status)))
            responses[status.ToString(CultureInfo.InvariantCulture)] = Reference("responses", RefusalJson.NameOf(status));
        return responses;
    }

    private static JsonObject Headers(Operation operation, int status)
    {
        var headers = new JsonObject();
        if (operation.HasETag)
            headers["ETag"] = Reference("headers", "ETag");
        if (status is 201 or 202)
            headers["Location"] = Reference("headers", "Location");
        if (operation.Parameters.Contains(QueryParameters.IdempotencyKey))
            headers["Idempotent-Replayed"] = Reference("headers", "Idempotent-Replayed");
        return headers;
    }

    private static readonly string[] WaysIn = ["key", "bearer"];

    private static string Words(Operation operation)
    {
        var scopes = operation.Scopes == Scopes.None ? "Needs no key." : $"Needs a key with the scope {ScopeNames.Of(operation.Scopes).Replace(", ", " or ", StringComparison.Ordinal)}.";
        return operation.Words.Length == 0 ? scopes : $"{operation.Words} {scopes}";
    }

    /// <summary>Each scope is a way in, by the key as it is or as a bearer token.</summary>
    private static JsonArray Security(Scopes scopes) => new([
        .. ScopeNames.Each(scopes).SelectMany(scope => WaysIn.Select(scheme =>
            new JsonObject { [scheme] = new JsonArray(scope), ["account"] = new JsonArray() })),
    ]);

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };
}
