using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Functions;

/// <summary>Which parameters a function may have. The real worker leaves one it cannot bind null; here it is refused.</summary>
internal static class ParameterRules
{
    public static string? Problem(FunctionEntry function) =>
        function.Method.GetParameters().Select(parameter => Problem(function, parameter)).FirstOrDefault(problem => problem is not null);

    public static bool IsDurableClient(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute));

    private static string? Problem(FunctionEntry function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
            return $"passes '{parameter.Name}' by reference";
        // Two threads that look at a method for the first time get a ParameterInfo each: they are told apart by where they stand.
        if (parameter.Position == function.TriggerParameter.Position)
            return TriggerProblem(function, type);
        if (type == typeof(FunctionContext) || type == typeof(CancellationToken) || IsDurableClient(parameter))
            return null;
        if (type == typeof(DurableTaskClient))
            return $"takes the durable client '{parameter.Name}' without [DurableClient]";
        if (function.Kind != TriggerKind.Http)
            return $"has the parameter '{parameter.Name}', which nothing gives a value";
        if (!FunctionRoutes.Pattern(function).Parameters.Any(part => Same(part.Name, parameter.Name)))
            return $"has the parameter '{parameter.Name}', which is not in its route";
        return RouteValue.CanBe(type) ? null : $"takes '{parameter.Name}' from its route as {type.Name}, which no text can become";
    }

    private static string? TriggerProblem(FunctionEntry function, Type type) => function.Kind switch
    {
        TriggerKind.Orchestration when ((OrchestrationTriggerAttribute)function.Trigger).Orchestration is { } other && !Same(other, function.Name) =>
            $"calls its orchestration '{other}'; the function's own name is used everywhere here",
        TriggerKind.Activity when ((ActivityTriggerAttribute)function.Trigger).Activity is { } other && !Same(other, function.Name) =>
            $"calls its activity '{other}'; the function's own name is used everywhere here",
        TriggerKind.Http when type != typeof(HttpRequest) => $"is triggered by HTTP into {type.Name}; it must be an HttpRequest",
        TriggerKind.Timer when type != typeof(TimerInfo) => $"is triggered by a timer into {type.Name}; it must be a TimerInfo",
        TriggerKind.Orchestration when type != typeof(TaskOrchestrationContext) =>
            $"is an orchestration of {type.Name}; it must take a TaskOrchestrationContext",
        _ => null,
    };

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
