using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>Lists, shows and removes connections; <see cref="ChangeConnections"/> sets them up.</summary>
internal sealed class ConnectionRoutes(ApiDoor door, SettingsRows settings, ConnectionBook connections)
{
    private const string Route = "api/v1/connections";
    private const int MaxAttempts = 10;

    [Function("ListConnections")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    [Function("GetConnection")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, name, cancellation), cancellation);

    [Function("DeleteConnection")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Delete(request, caller, name, cancellation), cancellation);

    public static Refusal Missing(string name) => new(
        RefusalKind.Missing, "connection_not_found", $"There is no connection {ShortText.Of(name)}.");

    public static Refusal Stale() => new(
        RefusalKind.Stale, "stale_version", "The connection is not as If-Match says. Read it again.", "If-Match");

    public static string ETagOf(ConnectionRow row) => Conditions.ETagOf(row, static (json, row) =>
    {
        json.WriteStartArray();
        ConnectionJson.Write(json, row, null);

        // A new secret is a change too, though nobody is shown it; what is shown is a hash of it.
        json.WriteStringValue(row.Secret);
        json.WriteEndArray();
    });

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<ConnectionRow>.Of(request, ConnectionJson.Fields, account.Zone(), standard: ConnectionJson.ByName);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var page = query.Value.Of(await connections.All(caller.Account, cancellation));
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
            "connections", page, (json, row) => ConnectionJson.Write(json, row, query.Value.Choice)));
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, string name, CancellationToken cancellation)
    {
        if (!ConnectionNames.IsOne(name) || await connections.Find(caller.Account, name, cancellation) is not var (row, _))
        {
            return RefusalAnswer.Of(Missing(name));
        }

        var etag = ETagOf(row);
        var choice = FieldChoice.Of(request);
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                "connection", row, (json, row) => ConnectionJson.Write(json, row, choice), $"connection {name}"))
            {
                ETag = etag,
            };
    }

    private async Task<IResult> Delete(HttpRequest request, Caller caller, string name, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (!ConnectionNames.IsOne(name) || await connections.Find(caller.Account, name, cancellation) is not var (row, stored))
            {
                return RefusalAnswer.Of(Missing(name));
            }

            if (!Conditions.Holds(request, ETagOf(row)))
            {
                return RefusalAnswer.Of(Stale());
            }

            if (await connections.Remove(caller.Account, name, stored, cancellation))
            {
                return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                    "connection", name, static (json, name) =>
                    {
                        json.WriteStartObject();
                        json.WriteString("id", name);
                        json.WriteEndObject();
                    },
                    $"connection {name} deleted"));
            }
        }

        throw new CrowdedException($"Connection {name} was changed by others {MaxAttempts} times in a row.");
    }
}
