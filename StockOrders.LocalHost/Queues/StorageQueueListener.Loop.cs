namespace StockOrders.LocalHost.Queues;

/// <content>When it looks.</content>
internal sealed partial class StorageQueueListener
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private void Look()
    {
        lock (gate)
        {
            if (signalled is not null || stopping.IsCancellationRequested)
                return;
            signalled = work.Begin();
        }

        signal.Release();
    }

    private async Task Loop()
    {
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            IDisposable? served;
            lock (gate)
                (served, signalled) = (signalled, null);
            using (served)
            {
                if (await Drain())
                    pause = FirstPause;
            }

            if (await Signalled(pause))
                pause = FirstPause;
            else
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, options.MaxPollingInterval.Ticks));
        }
    }

    private async Task<bool> Signalled(TimeSpan pause)
    {
        try
        {
            return await signal.WaitAsync(pause, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
