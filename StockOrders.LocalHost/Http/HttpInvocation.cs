using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Http;

/// <summary>Runs an HTTP function for a request and writes what it returned as the answer.</summary>
internal sealed partial class HttpInvocation(FunctionInvoker invoker, ILogger<HttpInvocation> log)
{
    /// <summary>The key under which the ASP.NET Core integration's GetHttpContext looks in FunctionContext.Items.</summary>
    private const string HttpContextKey = "HttpRequestContext";

    public async Task Run(FunctionEntry function, HttpContext http)
    {
        var context = new LocalFunctionContext(
            invoker.Prepare(function), http.Request, http.Request.RouteValues, http.RequestServices, http.RequestAborted);
        context.Items.Add(HttpContextKey, http);
        try
        {
            await invoker.Run(context);
            await Write(context.Result, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            CallerLeft(function.Name);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            // The server refuses to read on: a body past the limit, a broken chunk.
            http.Response.Clear();
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Failed(failure, function.Name);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static Task Write(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult answer => answer.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };

    [LoggerMessage(9101, LogLevel.Debug, "{Function}: the caller left before the answer")]
    private partial void CallerLeft(string function);

    [LoggerMessage(9102, LogLevel.Error, "{Function} failed, the caller gets a 500")]
    private partial void Failed(Exception failure, string function);
}
