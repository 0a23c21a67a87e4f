// Microsoft.DurableTask.Client 1.25.0
using System.Collections.Immutable;

namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration stands.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    public string Name { get; } = name;

    public string InstanceId { get; } = instanceId;

    /// <summary>Null where inputs and outputs were not asked for; then nothing of them can be read.</summary>
    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    public override string ToString() => $"{Name} '{InstanceId}' {RuntimeStatus}, created {CreatedAt:s}, updated {LastUpdatedAt:s}";

    private T? Read<T>(string? data) => DataConverter is { } converter
        ? converter.Deserialize<T>(data)
        : throw new InvalidOperationException($"Orchestration '{InstanceId}' was fetched without its inputs and outputs.");
}
