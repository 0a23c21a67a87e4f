namespace StockOrders.LocalHost.Timers;

/// <summary>How a timer's kept state meets the clock when the host starts, by the rules of the Functions host's schedule monitor.</summary>
internal static class TimerPlan
{
    /// <summary>
    /// The state to go on with, and whether an occurrence was missed while the host was down; it is then run once, however many were missed.
    /// A schedule that was changed meanwhile starts anew and has missed nothing.
    /// </summary>
    public static (TimerStatus Status, bool IsPastDue) AtStart(TimerStatus? kept, TimerSchedule schedule, DateTimeOffset now)
    {
        if (kept is null)
            return (new(null, schedule.After(now), now), false);
        var from = kept.Last ?? kept.Updated;
        var expected = schedule.After(from);
        if (kept.Next == expected)
            return (kept, now > kept.Next);
        var anew = now > expected ? new TimerStatus(null, schedule.After(now), now) : new TimerStatus(null, expected, from);
        return (anew, false);
    }

    /// <summary>After a run: a timer that fired a little early counts as on time, or it would fire twice.</summary>
    public static TimerStatus AfterRun(TimerStatus before, TimerSchedule schedule, DateTimeOffset ranAt)
    {
        var counted = before.Next > ranAt ? before.Next : ranAt;
        return new(counted, schedule.After(counted), counted);
    }
}
