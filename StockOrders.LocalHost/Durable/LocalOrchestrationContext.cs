using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace StockOrders.LocalHost.Durable;

/// <summary>What an orchestrator sees of one execution. Every member checks that it is used from the orchestrator's own thread.</summary>
internal sealed class LocalOrchestrationContext(
    string instanceId,
    ExecutionStarted started,
    Execution execution,
    TaskBook tasks,
    EventInbox events,
    DataConverter converter,
    ILoggerFactory loggers) : TaskOrchestrationContext
{
    private readonly TaskName name = new(started.Name);
    private int guids;

    /// <inheritdoc/>
    public override TaskName Name => name;

    /// <inheritdoc/>
    public override string InstanceId => instanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent { get; } =
        started.Parent is { } parent ? new ParentOrchestrationInstance(new TaskName(parent.Name), parent.InstanceId) : null;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => execution.Now;

    /// <inheritdoc/>
    public override bool IsReplaying => execution.IsReplaying;

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => loggers;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default
    {
        execution.EnsureLegal();
        return converter.Deserialize<T>(started.Input);
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        execution.EnsureLegal();
        if (input is TaskOptions && options is null)
            throw new ArgumentException("The options were given in the place of the input.", nameof(input));
        var json = converter.Serialize(input);
        var result = await Retries.Run(this, name, options?.Retry, () => tasks.Start(id => new TaskScheduled(id, name.Name, json)));
        return converter.Deserialize<TResult>(result)!;
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        execution.EnsureLegal();
        var child = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var json = converter.Serialize(input);
        var result = await Retries.Run(
            this, orchestratorName, options?.Retry, () => tasks.Start(id => new ChildCreated(id, orchestratorName.Name, child, json)));
        return converter.Deserialize<TResult>(result)!;
    }

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        execution.EnsureLegal();
        return tasks.StartTimer(fireAt.ToUniversalTime(), execution.IsLegal, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        execution.EnsureLegal();
        return events.Wait<T>(eventName, execution.IsLegal, cancellationToken);
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        execution.EnsureLegal();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var json = converter.Serialize(payload);
        tasks.Decide(id => new EventSent(id, instanceId, eventName, json));
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        execution.EnsureLegal();
        execution.Status = new CustomStatus(converter.Serialize(customStatus));
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        execution.EnsureLegal();
        execution.ContinueAsNew(converter.Serialize(newInput), preserveUnprocessedEvents);
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        execution.EnsureLegal();
        return DeterministicGuid.From(string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{execution.Now:o}_{guids++}"));
    }
}
