using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting;

/// <summary>Whether the app runs (always, if it answers) and, with <c>?ready</c>, whether its store can be reached. Needs no key.</summary>
internal sealed class Health(IStore store)
{
    [Function("Health")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request, CancellationToken cancellation)
    {
        var isAskedForReadiness = request.Query.ContainsKey("ready");
        if (isAskedForReadiness)
        {
            await store.Read(new StoreKey(KeyRows.Partition, "health"), cancellation);
        }

        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "health",
            isAskedForReadiness,
            static (json, ready) =>
            {
                json.WriteStartObject();
                json.WriteString("status", "ok");
                if (ready)
                {
                    json.WriteString("store", "ok");
                }

                json.WriteEndObject();
            },
            "The app runs."));
    }
}
