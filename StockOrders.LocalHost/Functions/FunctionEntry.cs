using System.Reflection;

namespace StockOrders.LocalHost.Functions;

internal enum TriggerKind
{
    Http,
    Timer,
    Queue,
    Orchestration,
    Activity,
}

/// <summary>One function of the app, as its attributes declare it.</summary>
internal sealed record FunctionEntry(string Name, MethodInfo Method, TriggerKind Kind, Attribute Trigger, ParameterInfo TriggerParameter)
{
    public Type Class => Method.DeclaringType!;

    /// <summary>What the real worker calls the entry point, used in sentences about the function.</summary>
    public string EntryPoint => $"{Class.FullName}.{Method.Name}";
}
