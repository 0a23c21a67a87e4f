using System.Text.Json.Nodes;

namespace StockOrders.Functions.OpenApi;

/// <summary>Puts the document together: paths, what they share, and who may call.</summary>
internal static class DocumentJson
{
    private const string About = """
        Purchase orders, transfers and assembly orders, from the first need to the paid invoice. Programs written for the Stock Orders API work here with only the
        base URL changed.

        - **Keys.** Every call names its account in the `Account` header and carries one of the account's keys in `Authorization`, as it is or as a bearer token.
        - **Answers** come in an envelope: the resource under its name, and `result`, which says how the call went. HEAD is answered as GET is, without the body.
        - **A refused call changes nothing.** `result.errors` names every fault, with field, code and figures; with `Accept: application/problem+json` by RFC 9457.
        - **Unknown members** of a body are ignored and named in `result.warnings`; with `Prefer: handling=strict` they are refused.
        - **Days** are read as YYYY-MM-DD, as ISO 8601 with an offset and as Unix seconds, and go out as YYYY-MM-DD. Instants go out in UTC.
        - **Lists** are filtered by `field=value` and by the suffixes `_ne`, `_gt`, `_gte`, `_lt`, `_lte`, `_in`, `_match` (part of a text, in any case) and
          `_eqi` (equal in any case), and sorted by `field_sort=asc` or `desc`.
        - **Nothing is lost or done twice.** `If-Match` with an ETag changes only what you have read; `Idempotency-Key` makes a call that is sent again the same call.
        """;

    public static JsonObject Of(IReadOnlyList<HttpRoute> routes)
    {
        var paths = new JsonObject();
        var shapes = new SortedDictionary<string, Shape>(StringComparer.Ordinal);
        Collect(shapes, [EnvelopeShapes.Refused, EnvelopeShapes.Problem]);
        foreach (var path in routes.GroupBy(route => route.Path))
        {
            var item = new JsonObject();
            foreach (var route in path)
            {
                if (Chapters.Of(route.Function) is not var (chapter, operation))
                    continue;
                item[route.Method] = OperationJson.Of(route, chapter, operation);
                Collect(shapes, operation.Bodies.Values.SelectMany(body => body.Kind.Shapes));
                Collect(shapes, operation.Answers.SelectMany(answer => answer.Kind?.Shapes ?? []));
                Collect(shapes, operation.Parameters.SelectMany(parameter => parameter.Kind.Shapes));
            }

            paths[path.Key] = item;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Stock Orders API", ["version"] = "1", ["description"] = About.ReplaceLineEndings("\n"), ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" } },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. Chapters.All.Select(chapter => new JsonObject { ["name"] = chapter.Name, ["description"] = chapter.Words })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(shapes.Select(shape => KeyValuePair.Create<string, JsonNode?>(shape.Key, shape.Value.Schema()))),
                ["responses"] = RefusalJson.Responses(),
                ["parameters"] = Parameters(),
                ["headers"] = Headers(),
                ["securitySchemes"] = SecuritySchemes(),
            },
        };
    }

    /// <summary>With the shapes that they are made of.</summary>
    private static void Collect(SortedDictionary<string, Shape> found, IEnumerable<Shape> shapes)
    {
        foreach (var shape in shapes)
        {
            if (found.TryAdd(shape.Name, shape))
                Collect(found, shape.Parts);
            else if (found[shape.Name] != shape)
                throw new InvalidOperationException($"Two shapes are called {shape.Name}: in {found[shape.Name].File} and in {shape.File}.");
        }
    }

    private static JsonObject Parameters() => new(Chapters.All
        .SelectMany(chapter => chapter)
        .SelectMany(operation => operation.Parameters)
        .Append(QueryParameters.Prefer)
        .Where(parameter => parameter.SharedAs is not null)
        .DistinctBy(parameter => parameter.SharedAs)
        .OrderBy(parameter => parameter.SharedAs, StringComparer.Ordinal)
        .Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.SharedAs!, OperationJson.Parameter(parameter))));

    private static JsonObject Headers() => new()
    {
        ["ETag"] = Header("The version of the resource, for If-Match and If-None-Match."),
        ["Location"] = Header("Where the new resource is."),
        ["Idempotent-Replayed"] = Header("true where this is the first answer given again."),
        ["WWW-Authenticate"] = Header("Bearer"),
    };

    private static JsonObject Header(string words) => new() { ["description"] = words, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject SecuritySchemes() => new()
    {
        ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["description"] = "The key as it is." },
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "The same key as a bearer token." },
        ["account"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Account", ["description"] = "The account's id." },
    };
}
