namespace StockOrders.LocalHost.Clock;

/// <content>Moves a virtual clock, from one due instant to the next.</content>
internal sealed partial class Scheduler
{
    // Work that waits on a timer of the virtual clock can only end when the clock moves; after this much real time it is believed to wait.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Moves the virtual clock to <paramref name="target"/> and answers when everything due by then has happened in the order of its
    /// instants, and what it set off is at rest. A target already past only waits for rest.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host runs on the system's clock, which cannot be moved.</exception>
    public async Task AdvanceTo(DateTimeOffset target, CancellationToken cancellation = default)
    {
        if (clock is null)
            throw new InvalidOperationException("The clock can only be moved when the host was started on a virtual clock.");
        await advances.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                await Rest(clock, target, cancellation);
                var due = NextDue();
                if (due is null || due > target)
                    break;
                clock.MoveTo(due.Value);
                await RunDue(clock.GetUtcNow(), cancellation);
            }
            clock.MoveTo(target);
        }
        finally
        {
            advances.Release();
        }
    }

    /// <summary>Waits until nothing is under way and nothing is due at the present instant.</summary>
    public Task Settle(CancellationToken cancellation = default) =>
        clock is null ? work.WhenIdle().WaitAsync(cancellation) : AdvanceTo(clock.GetUtcNow(), cancellation);

    /// <summary>Ends when nothing is under way, or when what is under way seems to wait for a timer of the clock by the target.</summary>
    private async Task Rest(VirtualClock clock, DateTimeOffset target, CancellationToken cancellation)
    {
        while (true)
        {
            var idle = work.WhenIdle();
            if (idle.IsCompleted)
                return;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await idle.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (idle.IsCompleted)
                return;
            if (clock.NextDue() is { } due && due <= target)
                return;
        }
    }
}
