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
    [Function(nameof(UnknownRoute))]
    public Task<IResult> UnknownRoute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "patch", "delete", "head", "options", Route = "api/v1/{*rest}")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.All, _ => Task.FromResult(Answer(request)), cancellation);

    private static IResult Answer(HttpRequest request)
    {
        var path = request.Path.ToString();
        var shown = ShortText.Of(path, 200);
        if (KnownPaths.MethodsOf(path) is not { Count: > 0 } methods)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "unknown_route", $"There is no {request.Method} {shown}."));
        }

        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return HttpMethods.IsOptions(request.Method)
            ? Results.NoContent()
            : new RefusalAnswer(
                StatusCodes.Status405MethodNotAllowed,
                [new Refusal(RefusalKind.Invalid, "method_not_allowed", $"{shown} does not take {request.Method}; it takes {string.Join(", ", methods)}.")]);
    }
}
