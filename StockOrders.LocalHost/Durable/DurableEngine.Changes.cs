using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <content>Changes of the state, and who is told of them.</content>
internal sealed partial class DurableEngine
{
    /// <summary>One transaction of the engine; what it sets off is told after it is committed.</summary>
    public T Change<T>(string instanceId, FaultPoint committed, Func<StateSession, Aftermath, T> change)
    {
        var after = new Aftermath();
        var result = state.Write(session =>
        {
            ThrowIfEnded();
            return change(session, after);
        });
        Reached(committed, instanceId);
        Tell(after);
        return result;
    }

    /// <summary>Completes at the next change of the instance; ask before reading what it is now.</summary>
    public Task NextChange(string instanceId) =>
        changes.GetOrAdd(instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Reached(FaultPoint point, string instanceId)
    {
        ThrowIfEnded();
        try
        {
            options.Faults?.Reached(point, instanceId);
        }
        catch (ProcessEndedException end)
        {
            ended = end;
            throw;
        }
    }

    private void ThrowIfEnded()
    {
        if (ended is { } reason)
            throw reason is ProcessEndedException ? new ProcessEndedException(reason.Message) : new ObjectDisposedException(nameof(DurableEngine));
    }

    private void Tell(Aftermath after)
    {
        if (after.TimersRemoved)
            timers.Removed();
        if (after.EarliestTimer is { } due)
        {
            timers.Set(due);
            scheduler.Changed(new DateTimeOffset(due));
        }
        foreach (var id in after.Changed)
        {
            if (changes.TryRemove(id, out var waiting))
                waiting.TrySetResult();
        }
        if (!started)
            return;
        foreach (var activity in after.Activities)
            activities.Enqueue(activity);
        foreach (var id in after.Ready)
            stepper.Ready(id);
    }
}
