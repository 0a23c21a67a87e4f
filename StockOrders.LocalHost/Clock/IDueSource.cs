namespace StockOrders.LocalHost.Clock;

/// <summary>Something with work that falls due at an instant: durable timers, delayed queue messages, timer triggers.</summary>
internal interface IDueSource
{
    /// <summary>
    /// The earliest instant at which something falls due, or null. Work already taken in hand is no longer due.
    /// Called often and under no lock of the scheduler; it must be quick.
    /// </summary>
    DateTimeOffset? NextDue();

    /// <summary>
    /// Takes in hand all that is due at or before <paramref name="now"/>. What runs on after the call has returned must be begun
    /// with <see cref="WorkTracker.Begin"/> before it returns. After it, <see cref="NextDue"/> must lie after <paramref name="now"/>.
    /// </summary>
    Task RunDue(DateTimeOffset now, CancellationToken cancellation);
}
