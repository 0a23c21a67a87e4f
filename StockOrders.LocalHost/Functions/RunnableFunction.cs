using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.LocalHost.Functions;

/// <summary>A function with everything that can be worked out before its first run: how to make its class, fill its parameters and call it.</summary>
internal sealed class RunnableFunction
{
    private readonly ObjectFactory? construct;
    private readonly Func<LocalFunctionContext, object?>[] parameters;
    private readonly FunctionCall call;

    public RunnableFunction(FunctionEntry entry)
    {
        Entry = entry;
        Definition = new LocalFunctionDefinition(entry);
        construct = entry.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(entry.Class, []);
        parameters = [.. entry.Method.GetParameters().Select(parameter => ValueOf(entry, parameter))];
        call = new FunctionCall(entry.Method);
    }

    public FunctionEntry Entry { get; }

    public FunctionDefinition Definition { get; }

    public async Task Run(LocalFunctionContext context)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = parameters[i](context);
        var instance = construct?.Invoke(context.InstanceServices, null);
        try
        {
            context.Result = await call.Invoke(instance, arguments);
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (instance as IDisposable)?.Dispose();
        }
    }

    private static Func<LocalFunctionContext, object?> ValueOf(FunctionEntry entry, ParameterInfo parameter)
    {
        if (parameter.Position == entry.TriggerParameter.Position)
            return context => context.Trigger;
        if (parameter.ParameterType == typeof(FunctionContext))
            return context => context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return context => context.CancellationToken;
        if (ParameterRules.IsDurableClient(parameter))
            return context => context.InstanceServices.GetRequiredService<DurableTaskClient>();
        return FromRoute(entry, parameter);
    }

    private static Func<LocalFunctionContext, object?> FromRoute(FunctionEntry entry, ParameterInfo parameter)
    {
        var (name, type) = (parameter.Name!, parameter.ParameterType);
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        var mayBeAbsent = parameter.HasDefaultValue || !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        return context => context.BindingContext.BindingData.TryGetValue(name, out var value) && value is not null
            ? RouteValue.Convert(value.ToString()!, type)
            : mayBeAbsent ? absent : throw new FormatException($"{entry.EntryPoint} was called without a value for '{name}'.");
    }
}
