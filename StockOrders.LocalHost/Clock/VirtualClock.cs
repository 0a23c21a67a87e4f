namespace StockOrders.LocalHost.Clock;

/// <summary>
/// A clock that stands still until it is moved. Its timers fire when the clock passes them, in the order of their instants
/// (equal instants in the order in which they were set), each seeing the clock at its own instant.
/// Move it through <see cref="Scheduler.AdvanceTo"/> where more than timers falls due.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider, IDueSource
{
    private readonly Lock gate = new();
    private readonly SortedSet<VirtualTimer> armed = new(VirtualTimer.ByDue);
    private DateTimeOffset now = start.ToUniversalTime();
    private long settings;

    /// <summary>Called after a timer was set to an instant at or before the present one.</summary>
    internal Action? DueNow { get; set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextDue()
    {
        lock (gate)
            return armed.Min?.Due;
    }

    /// <inheritdoc/>
    public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        FireUpTo(now);
        return Task.CompletedTask;
    }

    /// <summary>Moves the clock and fires the timers on the way. Only forwards.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (NextDue() is { } due && due <= target)
        {
            MoveTo(due);
            FireUpTo(due);
        }
        MoveTo(target);
    }

    /// <summary>Sets the clock and fires nothing. An instant already past leaves it where it is.</summary>
    internal void MoveTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            if (instant > now)
                now = instant.ToUniversalTime();
        }
    }

    private void FireUpTo(DateTimeOffset instant)
    {
        while (TakeDue(instant) is { } timer)
            timer.Fire();
    }

    private VirtualTimer? TakeDue(DateTimeOffset instant)
    {
        lock (gate)
        {
            if (armed.Min is not { } first || first.Due > instant)
                return null;
            armed.Remove(first);
            if (first.Period > TimeSpan.Zero)
                Arm(first, first.Due + first.Period);
            return first;
        }
    }

    private void Arm(VirtualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Setting = settings++;
        armed.Add(timer);
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public static readonly IComparer<VirtualTimer> ByDue = Comparer<VirtualTimer>.Create(static (a, b) =>
            a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Setting.CompareTo(b.Setting));

        // A timer runs in the context of whoever set it, as the system's timers do.
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private bool disposed;

        public DateTimeOffset Due { get; set; }

        public long Setting { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool dueNow;
            lock (clock.gate)
            {
                if (disposed)
                    return false;
                clock.armed.Remove(this);
                Period = period;
                if (dueTime < TimeSpan.Zero)
                    return true;
                clock.Arm(this, clock.now + dueTime);
                dueNow = dueTime == TimeSpan.Zero;
            }
            if (dueNow)
                clock.DueNow?.Invoke();
            return true;
        }

        public void Fire()
        {
            if (context is null)
                callback(state);
            else
                ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Call(), this);
        }

        private void Call() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                clock.armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
