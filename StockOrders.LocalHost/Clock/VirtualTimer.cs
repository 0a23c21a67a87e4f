namespace StockOrders.LocalHost.Clock;

/// <summary>A timer of a <see cref="VirtualClock"/>, which orders, arms and fires it.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    /// <summary>By instant; of equal instants the one set first comes first.</summary>
    public static readonly IComparer<VirtualTimer> ByDue = Comparer<VirtualTimer>.Create(static (a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Setting.CompareTo(b.Setting));

    // A timer runs in the context of whoever set it, as the system's timers do.
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private volatile bool disposed;

    public DateTimeOffset Due { get; set; }

    /// <summary>Numbers the settings of all timers of the clock.</summary>
    public long Setting { get; set; }

    public TimeSpan Period { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
            return false;
        clock.Set(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (disposed)
            return;
        if (context is null)
            callback(state);
        else
            ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Call(), this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        clock.Set(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);
}
