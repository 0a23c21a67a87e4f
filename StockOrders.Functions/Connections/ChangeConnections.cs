using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>Sets connections up. Only an administrator does: a connection is told of orders, and may change them.</summary>
internal sealed class ChangeConnections(
    ApiDoor door, ConnectionBook connections, ConnectionsOptions options, RepeatableCalls calls, TimeProvider clock)
{
    private const int MaxAttempts = 20;

    [Function("PutConnection")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/connections/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Put(request, caller, name, cancellation), cancellation);

    private async Task<IResult> Put(HttpRequest request, Caller caller, string name, CancellationToken cancellation)
    {
        if (!ConnectionNames.IsOne(name))
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Invalid, "invalid_id", $"A connection's name is {ConnectionNames.Rule}.", "name"));
        }

        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource("connection");
        input.Root.Close();
        return fields is null || !input.Findings.IsSound
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await calls.Once(request, caller, input.Bytes, () => Put(request, caller, name, fields, cancellation), cancellation);
    }

    private async Task<IResult> Put(HttpRequest request, Caller caller, string name, JsonFields fields, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var now = await connections.Find(caller.Account, name, cancellation);
            if (!Conditions.Holds(request, now is var (row, _) ? ConnectionRoutes.ETagOf(row) : null))
            {
                return RefusalAnswer.Of(ConnectionRoutes.Stale());
            }

            var wanted = ConnectionInput.Over(now?.Row, name, fields, options, clock.GetUtcNow());
            if (!fields.Findings.IsSound)
            {
                return RefusalAnswer.Of(fields.Findings.Errors);
            }

            if (await connections.Save(caller.Account, wanted, now?.ETag, cancellation))
            {
                return new JsonAnswer(
                    now is null ? StatusCodes.Status201Created : StatusCodes.Status200OK,
                    Envelope.One(
                        "connection",
                        wanted,
                        static (json, row) => ConnectionJson.Write(json, row, null),
                        $"connection {name} {(now is null ? "created" : "updated")}",
                        fields.Findings.Warnings))
                {
                    ETag = ConnectionRoutes.ETagOf(wanted),
                };
            }
        }

        throw new CrowdedException($"Connection {name} was changed by others {MaxAttempts} times in a row.");
    }
}
