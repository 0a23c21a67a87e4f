namespace StockOrders.LocalHost.Durable;

/// <summary>What a transaction has set off, to be told once it is committed. Lost with the process, it is found again in the tables.</summary>
internal sealed class Aftermath
{
    /// <summary>Instances with something new in their inbox.</summary>
    public HashSet<string> Ready { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances whose status may have changed.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    public List<ActivityRow> Activities { get; } = [];

    /// <summary>The earliest instant (UTC) of the timers that were set.</summary>
    public DateTime? EarliestTimer { get; private set; }

    /// <summary>Whether timers were taken away, so that what was the earliest may not be.</summary>
    public bool TimersRemoved { get; set; }

    public void TimerSet(DateTime due)
    {
        if (EarliestTimer is null || due < EarliestTimer)
            EarliestTimer = due;
    }
}

/// <summary>An activity to run. The row goes when its result is kept; a result for a row that has gone is dropped.</summary>
internal sealed record ActivityRow(long Seq, ActivityCall Call);
