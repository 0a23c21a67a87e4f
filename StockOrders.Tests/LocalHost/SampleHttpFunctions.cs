using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace StockOrders.Tests.LocalHost;

internal sealed class SampleHttpFunctions(PerRun run)
{
    [Function("Hello")]
    public static IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request) =>
        Results.Text($"hello {request.Query["name"]}");

    [Function("PostHello")]
    public static async Task<IResult> PostHello([HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = "hello")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Json(new { method = request.Method, body = await reader.ReadToEndAsync() }, statusCode: StatusCodes.Status201Created);
    }

    [Function("Item")]
    public static IResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id}/{page:int?}")] HttpRequest request,
        string id,
        int? page,
        FunctionContext context,
        CancellationToken cancellation) =>
        Results.Text($"{id}|{page}|{context.FunctionDefinition.Name}|{cancellation.CanBeCanceled}|{request.HttpContext == context.GetHttpContext()}");

    [Function("Newest")]
    public static IResult Newest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/newest")] HttpRequest request) =>
        Results.Text($"newest of {request.Host}");

    [Function("Action")]
    public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        new ContentResult { Content = request.Path, StatusCode = 202 };

    [Function("Unrouted")]
    public ValueTask<IResult> Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        new(Results.Text(request.Method + run.Id.ToString().Length));

    [Function("Fails")]
    public static async Task<IResult> Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails/{how}")] HttpRequest request, string how)
    {
        await Task.Yield();
        throw how == "handled" ? new HandledByMiddlewareException() : new InvalidOperationException("secret of " + request.Path);
    }

    [Function("Silent")]
    public static Task Silent([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "silent")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Said"] = "nothing";
        return Task.CompletedTask;
    }
}
