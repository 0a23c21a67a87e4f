using Microsoft.DurableTask;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Durable;

/// <summary>The catalogue's orchestrators and activities for the engine, run through the same middleware as every function.</summary>
internal sealed class CatalogueFunctions(FunctionCatalogue catalogue, FunctionInvoker invoker, DurableOptions options) : IDurableFunctions
{
    public bool HasOrchestrator(string name) => catalogue.Find(name, TriggerKind.Orchestration) is not null;

    public Task<object?> RunOrchestrator(string name, TaskOrchestrationContext context) =>
        invoker.Run(Find(name, TriggerKind.Orchestration), context, CancellationToken.None);

    public async Task<string?> RunActivity(ActivityCall call, CancellationToken cancellation)
    {
        var function = Find(call.Name, TriggerKind.Activity);
        var input = options.Converter.Deserialize(call.Input, function.TriggerParameter.ParameterType);
        return options.Converter.Serialize(await invoker.Run(function, input, cancellation));
    }

    private FunctionEntry Find(string name, TriggerKind kind) =>
        catalogue.Find(name, kind) ?? throw new InvalidOperationException($"The app has no {kind.ToString().ToLowerInvariant()} function '{name}'.");
}
