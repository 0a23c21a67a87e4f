using Microsoft.Extensions.Logging;

namespace StockOrders.LocalHost.Clock;

/// <content>Runs what is due when signalled, and on the system's clock when the next instant has come.</content>
internal sealed partial class Scheduler
{
    private async Task Loop()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            IDisposable? served;
            lock (gate)
                (served, signalled) = (signalled, null);
            using (served)
                await Pass();
        }
    }

    private async Task Pass()
    {
        try
        {
            while (NextDue() is { } due && due <= time.GetUtcNow())
                await RunDue(time.GetUtcNow(), stopping.Token);
            SetAlarm(NextDue());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            LogFailure(log, failure, LongestSleep.TotalSeconds);
            SetAlarm(null);
        }
    }

    [LoggerMessage(7101, LogLevel.Error, "What had fallen due could not be run; it is tried again within {Seconds} s")]
    private static partial void LogFailure(ILogger log, Exception failure, double seconds);

    private void SetAlarm(DateTimeOffset? due)
    {
        if (alarm is null)
            return;
        // Timers count whole milliseconds and round down: one more, or the alarm would ring too early and at once again.
        var sleep = due is null ? LongestSleep : due.Value - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        alarm.Change(TimeSpan.FromTicks(Math.Clamp(sleep.Ticks, 0, LongestSleep.Ticks)), Timeout.InfiniteTimeSpan);
    }
}
