using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace StockOrders.Tests.LocalHost;

internal sealed class OuterMiddleware(Seen seen) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        seen.Add($"outer before {context.FunctionDefinition.Name}");
        context.GetHttpContext()?.Response.Headers.Append("X-Function", context.FunctionDefinition.Name);
        await next(context);
        seen.Add("outer after");
    }
}

internal sealed class InnerMiddleware(Seen seen) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        seen.Add("inner before");
        try
        {
            await next(context);
        }
        catch (HandledByMiddlewareException)
        {
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status418ImATeapot;
        }

        seen.Add("inner after");
    }
}

internal sealed class HandledByMiddlewareException : Exception;
