using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.LocalHost.Functions;

/// <summary>Runs functions through the app's middleware, each run with services of its own.</summary>
internal sealed class FunctionInvoker(LocalApplicationBuilder builder, IServiceProvider services)
{
    private readonly ConcurrentDictionary<FunctionEntry, RunnableFunction> runnable = new(ReferenceEqualityComparer.Instance);
    private readonly FunctionExecutionDelegate pipeline = builder.Build(Last);

    public RunnableFunction Prepare(FunctionEntry function) => runnable.GetOrAdd(function, static entry => new RunnableFunction(entry));

    /// <summary>For a caller that has services for this run already, as an HTTP request has.</summary>
    public Task Run(LocalFunctionContext context) => pipeline(context);

    /// <summary>What the function returned. Its exceptions come through as they were thrown.</summary>
    public async Task<object?> Run(
        FunctionEntry function, object? trigger, CancellationToken cancellation, IReadOnlyDictionary<string, object?>? bindingData = null)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new LocalFunctionContext(Prepare(function), trigger, bindingData, scope.ServiceProvider, cancellation);
        await pipeline(context);
        return context.Result;
    }

    private static Task Last(FunctionContext context) => ((LocalFunctionContext)context).Function.Run((LocalFunctionContext)context);
}
