using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// Stands round every HTTP function: what nobody foresaw is logged and answered without details. Other triggers' failures go on
/// to the host, which tries them again.
/// </summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> log) : IFunctionsWorkerMiddleware
{
    private const int ClientClosedRequest = 499;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        RequestIds.Name(http, context.InvocationId);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = ClientClosedRequest;
            }
        }
        catch (BadHttpRequestException broken)
        {
            await Answer(http, broken.StatusCode, new Refusal(RefusalKind.Invalid, "broken_request", "The request could not be read to its end."));
        }
        catch (StoreLimitException limit)
        {
            OverLimit(limit, context.FunctionDefinition.Name);
            await Answer(http, StatusCodes.Status413PayloadTooLarge, new Refusal(
                RefusalKind.TooLarge, "too_large_to_store", "With this change the resource would be larger than can be stored."));
        }
        catch (CrowdedException crowded)
        {
            Crowded(crowded, context.FunctionDefinition.Name);
            http.Response.Headers.RetryAfter = "1";
            await Answer(http, StatusCodes.Status503ServiceUnavailable, new Refusal(
                RefusalKind.Conflict,
                "too_crowded",
                "Too many calls change the same thing at this moment. " + (crowded.MayBePartlyDone
                    ? "Parts of this one may be recorded already, and are not recorded twice; make the same call again in a second."
                    : "Nothing was changed; make the call again in a second.")));
        }
#pragma warning disable CA1031 // The last line before the wire: whatever comes here must not show a client our insides.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            Unexpected(unexpected, context.FunctionDefinition.Name, context.InvocationId);
            await Answer(http, StatusCodes.Status500InternalServerError, new Refusal(
                RefusalKind.Conflict, "unexpected", $"Something went wrong on our side. Name {context.InvocationId} when you ask about it."));
        }
    }

    private static Task Answer(HttpContext http, int status, Refusal refusal)
    {
        if (!http.Response.HasStarted)
        {
            return new RefusalAnswer(status, [refusal]).ExecuteAsync(http);
        }

        // Part of an answer is with the client already: it must not look whole.
        http.Abort();
        return Task.CompletedTask;
    }

    [LoggerMessage(1001, LogLevel.Error, "{Function} failed (invocation {Invocation}).")]
    private partial void Unexpected(Exception failure, string function, string invocation);

    [LoggerMessage(1002, LogLevel.Warning, "{Function} would have stored more than a limit allows.")]
    private partial void OverLimit(Exception failure, string function);

    [LoggerMessage(1003, LogLevel.Warning, "{Function} lost every race for what it would have changed.")]
    private partial void Crowded(Exception failure, string function);
}
