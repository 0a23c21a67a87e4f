using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// What no other route takes, the wrong method on a known path too: programs read the envelope of every answer under /api/v1, and the
/// host's own 404 has none. The host tries routes with more fixed parts first, so this one comes last.
/// </summary>
internal sealed class UnknownRoutes(ApiDoor door)
{
    [Function("UnknownRoute")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "patch", "delete", Route = "api/v1/{*rest}")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.All, _ => Task.FromResult<IResult>(RefusalAnswer.Of(Refusal(request))), cancellation);

    private static Refusal Refusal(HttpRequest request)
    {
        var path = request.Path.ToString();
        return new Refusal(RefusalKind.Missing, "unknown_route", $"There is no {request.Method} {(path.Length <= 200 ? path : path[..200] + "…")}.");
    }
}
