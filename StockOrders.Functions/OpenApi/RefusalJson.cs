using System.Text.Json.Nodes;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.OpenApi;

/// <summary>Refusals that follow from what a call is, and what each status means.</summary>
internal static class RefusalJson
{
    private static readonly (int Status, string Name, string Words)[] Known =
    [
        (400, "Invalid", "Something in the request is wrong; errors names the fields."),
        (401, "UnknownKey", "No key and account were sent, or the key is not known."),
        (403, "Forbidden", "The key belongs to another account, or lacks the scope."),
        (404, "NotFound", "There is no such thing in this account."),
        (405, "OtherMethod", "The address does not take this method; Allow names those that it takes."),
        (409, "Conflict", "The resource is in no state for this, or the same call still runs."),
        (412, "Stale", "The resource is not as If-Match says."),
        (413, "TooLarge", "The body, or what would have to be stored, is larger than the limit that is named."),
        (414, "AddressTooLong", "Path and query are longer than the limit that is named."),
        (415, "OtherMedia", "The body is of a type that is not read here."),
        (422, "KeyReused", "The Idempotency-Key was used for another call."),
        (429, "TooMany", "Too many calls; Retry-After says when to come back."),
        (431, "HeadersTooLarge", "The headers are larger than the limit that is named."),
        (500, "Unexpected", "Our fault. The message names the call, for asking about it."),
        (503, "Unavailable", "Something that the call needs cannot be reached now, or too many calls change the same thing; nothing was changed."),
    ];

    public static string NameOf(int status) => Array.Find(Known, known => known.Status == status) is { Name: { } name }
        ? name
        : throw new ArgumentOutOfRangeException(nameof(status), status, "Nothing is told of this status.");

    public static IEnumerable<int> Of(HttpRoute route, Operation operation)
    {
        var statuses = new SortedSet<int>(operation.Refusals) { 500 };
        if (operation.Scopes != Scopes.None)
        {
            statuses.UnionWith([400, 401, 403, 414, 429, 431]);
            if (route.Places.Any())
                statuses.Add(404);
            if (route.Method != "get")
                statuses.Add(503);
        }

        return statuses;
    }

    public static JsonObject Responses() => new(Known.Select(known =>
    {
        var response = new JsonObject { ["description"] = known.Words };
        if (known.Status == 401)
            response["headers"] = new JsonObject { ["WWW-Authenticate"] = new JsonObject { ["$ref"] = "#/components/headers/WWW-Authenticate" } };
        response["content"] = new JsonObject
        {
            [Operation.Json] = new JsonObject { ["schema"] = Kind.The(EnvelopeShapes.Refused).Schema() },
            ["application/problem+json"] = new JsonObject { ["schema"] = Kind.The(EnvelopeShapes.Problem).Schema() },
        };
        return KeyValuePair.Create<string, JsonNode?>(known.Name, response);
    }));
}
