namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Runs an orchestrator on one thread, one continuation after the other, for the length of a step. A continuation that comes from any
/// other thread, or after the step, proves that the orchestrator awaited something that is not durable; it is not run but reported.
/// </summary>
internal sealed class StepThread(Action strayed) : SynchronizationContext
{
    private readonly Lock gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private int threadId;
    private bool stray;
    private bool ended;

    /// <summary>Whether the caller is the orchestrator's thread within its step.</summary>
    public bool IsCurrent => threadId == Environment.CurrentManagedThreadId;

    /// <summary>Runs the step; returns whether something came from elsewhere while it ran.</summary>
    public bool Run(Action step)
    {
        var former = Current;
        SetSynchronizationContext(this);
        threadId = Environment.CurrentManagedThreadId;
        try
        {
            step();
        }
        finally
        {
            SetSynchronizationContext(former);
            lock (gate)
            {
                ended = true;
                threadId = 0;
            }
        }
        return stray;
    }

    /// <summary>Runs the continuations that are ready, and those they make ready.</summary>
    public void Drain()
    {
        while (queue.TryDequeue(out var next))
            next.Callback(next.State);
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            queue.Enqueue((d, state));
        else
            Stray();
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            d(state);
        else
            Stray();
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Something was done to the orchestration from elsewhere.</summary>
    public void Stray()
    {
        bool first;
        bool late;
        lock (gate)
        {
            first = !stray;
            stray = true;
            late = ended;
        }
        if (first && late)
            strayed();
    }
}
