using System.Text.Json.Serialization;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// One entry of an orchestration's history. Entries that an orchestrator's code causes (<see cref="IDecision"/>) are numbered in the
/// order in which it causes them; replaying the code must cause the same ones again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(StepStarted), "StepStarted")]
[JsonDerivedType(typeof(ExecutionStarted), "ExecutionStarted")]
[JsonDerivedType(typeof(TaskScheduled), "TaskScheduled")]
[JsonDerivedType(typeof(TaskCompleted), "TaskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "TaskFailed")]
[JsonDerivedType(typeof(TimerCreated), "TimerCreated")]
[JsonDerivedType(typeof(TimerFired), "TimerFired")]
[JsonDerivedType(typeof(ChildCreated), "ChildCreated")]
[JsonDerivedType(typeof(ChildCompleted), "ChildCompleted")]
[JsonDerivedType(typeof(ChildFailed), "ChildFailed")]
[JsonDerivedType(typeof(EventSent), "EventSent")]
[JsonDerivedType(typeof(EventRaised), "EventRaised")]
[JsonDerivedType(typeof(Suspended), "Suspended")]
[JsonDerivedType(typeof(Resumed), "Resumed")]
[JsonDerivedType(typeof(Terminated), "Terminated")]
[JsonDerivedType(typeof(Broken), "Broken")]
[JsonDerivedType(typeof(ExecutionCompleted), "ExecutionCompleted")]
internal abstract record HistoryEvent;

/// <summary>What an orchestrator's code decided, numbered from zero within its execution.</summary>
internal interface IDecision
{
    int Id { get; }

    /// <summary>What was done, in words, for the message of a <see cref="NonDeterminismException"/>.</summary>
    string What();

    /// <summary>Whether the code, run again, did the same.</summary>
    bool SameAs(IDecision other);
}

/// <summary>The orchestrator was woken; its clock stands at this instant (UTC) until it is woken again.</summary>
internal sealed record StepStarted(DateTime At) : HistoryEvent;

internal sealed record ExecutionStarted(string Name, string? Input, string ExecutionId, ParentTask? Parent = null) : HistoryEvent;

/// <summary>The task of another orchestration that waits for this one.</summary>
internal sealed record ParentTask(string Name, string InstanceId, string ExecutionId, int TaskId);

internal sealed record TaskScheduled(int Id, string Name, string? Input) : HistoryEvent, IDecision
{
    public string What() => $"called activity '{Name}'";

    public bool SameAs(IDecision other) => other is TaskScheduled same && string.Equals(Name, same.Name, StringComparison.OrdinalIgnoreCase);
}

internal sealed record TaskCompleted(int Id, string? Result) : HistoryEvent;

internal sealed record TaskFailed(int Id, Failure Failure) : HistoryEvent;

internal sealed record TimerCreated(int Id, DateTime FireAt) : HistoryEvent, IDecision
{
    public string What() => $"set a timer to {FireAt:O}";

    // The instant may differ: a deadline that is computed anew after an upgrade is no different step.
    public bool SameAs(IDecision other) => other is TimerCreated;
}

internal sealed record TimerFired(int Id) : HistoryEvent;

internal sealed record ChildCreated(int Id, string Name, string InstanceId, string? Input) : HistoryEvent, IDecision
{
    public string What() => $"called sub-orchestration '{Name}' as '{InstanceId}'";

    public bool SameAs(IDecision other) => other is ChildCreated same && string.Equals(Name, same.Name, StringComparison.OrdinalIgnoreCase);
}

internal sealed record ChildCompleted(int Id, string? Result) : HistoryEvent;

internal sealed record ChildFailed(int Id, Failure Failure) : HistoryEvent;

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Input) : HistoryEvent, IDecision
{
    public string What() => $"sent event '{Name}' to '{InstanceId}'";

    public bool SameAs(IDecision other) => other is EventSent same && string.Equals(Name, same.Name, StringComparison.OrdinalIgnoreCase);
}

internal sealed record EventRaised(string Name, string? Input) : HistoryEvent;

internal sealed record Suspended(string? Reason) : HistoryEvent;

internal sealed record Resumed(string? Reason) : HistoryEvent;

internal sealed record Terminated(string? Output) : HistoryEvent;

/// <summary>The orchestrator was caught awaiting something that is not durable after its step had ended.</summary>
internal sealed record Broken(Failure Failure) : HistoryEvent;

internal sealed record ExecutionCompleted(ExecutionEnd End, string? Output, Failure? Failure) : HistoryEvent;

/// <summary>How an execution ended. The numbers are stored.</summary>
internal enum ExecutionEnd
{
    Completed = 0,
    Failed = 1,
    Terminated = 2,
    ContinuedAsNew = 3,
}

/// <summary>A history as it is kept in a file: what `HistoryReplay` reads.</summary>
internal sealed record HistoryFile(string InstanceId, string Name, IReadOnlyList<HistoryEvent> Events);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(List<HistoryEvent>))]
[JsonSerializable(typeof(HistoryFile))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class HistoryJson : JsonSerializerContext;
