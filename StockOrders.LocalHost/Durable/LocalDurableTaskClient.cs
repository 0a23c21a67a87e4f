using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>The client of the engine in this process. A request is answered when it is stored.</summary>
internal sealed class LocalDurableTaskClient(DurableEngine engine) : DurableTaskClient("local")
{
    // What the Functions extension refuses by default to start anew (overridableExistingInstanceStates: NonRunningStates).
    private static readonly OrchestrationRuntimeStatus[] Running =
        [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The app has no such orchestrator.</exception>
    /// <exception cref="InvalidOperationException">An instance of that id has not ended.</exception>
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!engine.Functions.HasOrchestrator(orchestratorName.Name))
            throw new ArgumentException($"The app has no orchestrator '{orchestratorName.Name}'.", nameof(orchestratorName));
        var id = InstanceOrders.Checked(options?.InstanceId);
        var refused = options?.DedupeStatuses is { } named
            ? [.. named.Select(static name => Enum.Parse<OrchestrationRuntimeStatus>(name, ignoreCase: true))]
            : Running;
        var started = new ExecutionStarted(orchestratorName.Name, engine.Options.Converter.Serialize(input), Guid.NewGuid().ToString("N"));
        Request(id, (session, after) =>
        {
            if (InstanceRow.Find(session, id) is { } existing && refused.Contains(existing.Status))
                throw new InvalidOperationException($"An orchestration instance with the id {id} already exists and is {existing.Status}.");
            DurableRows.Create(session, after, id, started, options?.Tags, options?.StartAt?.UtcDateTime, engine.Now);
        });
        return Task.FromResult(id);
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        cancellation.ThrowIfCancellationRequested();
        var raised = new EventRaised(eventName, engine.Options.Converter.Serialize(eventPayload));
        Request(instanceId, (session, after) =>
        {
            var row = InstanceRow.Find(session, instanceId);
            if (row is { HasEnded: false })
                DurableRows.Deliver(session, after, instanceId, raised);
            else if (engine.Options.ThrowStatusExceptionsOnRaiseEvent)
                throw InstanceOrders.Unfit(instanceId, row, $"take event '{eventName}'");
            else
                DurableLog.EventDropped(engine.Log, eventName, instanceId, row is null ? "there is no such instance" : $"it is {row.Status}");
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var terminated = new Terminated(engine.Options.Converter.Serialize(options?.Output));
        Request(instanceId, (session, after) =>
        {
            if (InstanceRow.Find(session, instanceId) is not { HasEnded: false })
                throw InstanceOrders.Unfit(instanceId, InstanceRow.Find(session, instanceId), "be terminated");
            InstanceOrders.Terminate(session, after, instanceId, terminated, options?.Recursive == true);
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Order(instanceId, new Suspended(reason), "be suspended", cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Order(instanceId, new Resumed(reason), "be resumed", cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Task.FromResult(Find(instanceId)?.ToMetadata(engine.Options.Converter, getInputsAndOutputs));
    }

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create((continuation, size, _) =>
        {
            var limit = size ?? query.PageSize;
            var rows = engine.State.Read(session => InstanceQuery.Page(session, query, continuation ?? query.ContinuationToken, limit));
            var page = rows.Select(row => row.ToMetadata(engine.Options.Converter, query.FetchInputsAndOutputs)).ToList();
            return Task.FromResult(new Page<OrchestrationMetadata>(page, rows.Count == limit ? rows[^1].Id : null));
        });
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, static row => row.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, static row => row.HasEnded, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    /// <remarks>An instance that has not ended is not purged.</remarks>
    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Task.FromResult(new PurgeResult(Request(instanceId, (session, after) => InstanceOrders.Purge(session, after, instanceId, options?.Recursive == true))));

    /// <inheritdoc/>
    /// <remarks>Instances that have not ended are not purged.</remarks>
    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        return Task.FromResult(new PurgeResult(Request(string.Empty, (session, after) =>
            InstanceQuery.Page(session, query, null, int.MaxValue).Sum(row => InstanceOrders.Purge(session, after, row.Id, options?.Recursive == true)))));
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Order(string instanceId, HistoryEvent order, string what, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Request(instanceId, (session, after) =>
        {
            var row = InstanceRow.Find(session, instanceId);
            if (row is not { HasEnded: false })
                throw InstanceOrders.Unfit(instanceId, row, what);
            DurableRows.Deliver(session, after, instanceId, order);
        });
        return Task.CompletedTask;
    }

    private InstanceRow? Find(string instanceId) => engine.State.Read(session => InstanceRow.Find(session, instanceId));

    private async Task<OrchestrationMetadata> WaitFor(
        string instanceId, Func<InstanceRow, bool> reached, bool withData, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        while (true)
        {
            var change = engine.NextChange(instanceId);
            if (Find(instanceId) is { } row && reached(row))
                return row.ToMetadata(engine.Options.Converter, withData);
            await change.WaitAsync(cancellation);
        }
    }

    private T Request<T>(string instanceId, Func<StateSession, Aftermath, T> change) => engine.Change(instanceId, FaultPoint.RequestCommitted, change);

    private void Request(string instanceId, Action<StateSession, Aftermath> change) => Request(instanceId, (session, after) =>
    {
        change(session, after);
        return true;
    });
}
