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

    /// <summary>Called after the clock has moved and before anything due at its new instant is run.</summary>
    internal Action<DateTimeOffset>? Moved { get; set; }

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
            if (instant <= now)
                return;
            now = instant.ToUniversalTime();
        }
        Moved?.Invoke(instant);
    }

    /// <summary>Arms a timer anew, or only disarms it where <paramref name="dueTime"/> is infinite.</summary>
    internal void Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            armed.Remove(timer);
            timer.Period = period;
            if (dueTime < TimeSpan.Zero)
                return;
            Arm(timer, now + dueTime);
        }
        if (dueTime == TimeSpan.Zero)
            DueNow?.Invoke();
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
}
