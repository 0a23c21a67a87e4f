namespace StockOrders.LocalHost.Clock;

/// <summary>
/// Counts the work under way in the host. Work that starts other work begins the other before it ends itself,
/// so "idle" means that everything set off so far has come to rest.
/// </summary>
internal sealed class WorkTracker
{
    private readonly Lock gate = new();
    private int underWay;
    private TaskCompletionSource? idle;

    /// <summary>How many pieces of work are under way at this moment.</summary>
    public int UnderWay
    {
        get
        {
            lock (gate)
                return underWay;
        }
    }

    /// <summary>Work is under way until the returned value is disposed; disposing it twice counts once.</summary>
    public IDisposable Begin()
    {
        lock (gate)
            underWay++;
        return new Work(this);
    }

    /// <summary>Completes when no work is under way; already complete where none is.</summary>
    public Task WhenIdle()
    {
        lock (gate)
        {
            if (underWay == 0)
                return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    private void End()
    {
        TaskCompletionSource? reached = null;
        lock (gate)
        {
            if (--underWay == 0)
                (reached, idle) = (idle, null);
        }
        reached?.SetResult();
    }

    private sealed class Work(WorkTracker tracker) : IDisposable
    {
        private WorkTracker? tracker = tracker;

        public void Dispose() => Interlocked.Exchange(ref tracker, null)?.End();
    }
}
