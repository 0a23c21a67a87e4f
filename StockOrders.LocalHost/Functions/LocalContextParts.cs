using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace StockOrders.LocalHost.Functions;

/// <summary>The trace is the process's own current activity: caller and function run in one process.</summary>
internal sealed class LocalTraceContext : TraceContext
{
    public static readonly LocalTraceContext Instance = new();

    public override string TraceParent => Activity.Current?.Id ?? "";

    public override string TraceState => Activity.Current?.TraceStateString ?? "";
}

internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?>? data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data ?? ImmutableDictionary<string, object?>.Empty;
}

/// <summary>No function of this host has a retry policy of its own; a queue's tries are the queue's.</summary>
internal sealed class LocalRetryContext : RetryContext
{
    public static readonly LocalRetryContext None = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}

internal sealed class LocalInvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> features = [];

    public void Set<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        features[typeof(T)] = instance;
    }

    public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
