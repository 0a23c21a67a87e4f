using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Timers;

/// <summary>Runs a function at the instants of its schedule, never two runs at once.</summary>
internal sealed partial class TimerListener(
    FunctionEntry function,
    FunctionInvoker invoker,
    TimerState state,
    TimeProvider time,
    WorkTracker work,
    Scheduler scheduler,
    IConfiguration configuration,
    ILogger<TimerListener> log)
    : IDueSource, IAsyncDisposable
{
    private readonly TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.Trigger;
    private readonly CancellationTokenSource stopping = new();
    private readonly WorkTracker mine = new();
    private TimerSchedule schedule = null!;
    private TimerStatus status = null!;
    private bool monitored;

    /// <summary>A run outside the schedule that is owed at the start: a missed occurrence, or RunOnStartup.</summary>
    private (DateTimeOffset At, bool IsPastDue)? owed;

    public void Start()
    {
        schedule = TimerSchedule.Read(SettingNames.Resolve(trigger.Schedule, configuration), function.Name);
        var now = time.GetUtcNow();
        monitored = trigger.UseMonitor && schedule.IsMonitored(now);
        (status, var isPastDue) = TimerPlan.AtStart(monitored ? state.Read(function.Name) : null, schedule, now);
        Keep();
        if (isPastDue || trigger.RunOnStartup)
            owed = (now, isPastDue);
        scheduler.Add(this);
    }

    public DateTimeOffset? NextDue() => mine.UnderWay > 0 || stopping.IsCancellationRequested ? null : owed?.At ?? status.Next;

    public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        if (NextDue() > now)
            return Task.CompletedTask;
        var (all, own) = (work.Begin(), mine.Begin());
        _ = Task.Run(() => Run(now, all, own), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await mine.WhenIdle();
        stopping.Dispose();
    }

    private async Task Run(DateTimeOffset now, IDisposable all, IDisposable own)
    {
        try
        {
            await Invoke(owed?.IsPastDue ?? false);
            // Ended by a shutdown it has not run; the next start finds the occurrence missed and makes up for it.
            if (stopping.IsCancellationRequested)
                return;
            status = TimerPlan.AfterRun(owed is null ? status : status with { Next = now }, schedule, now);
            owed = null;
            Keep();
        }
        catch (Exception failure)
        {
            NotKept(failure, function.Name);
        }
        finally
        {
            own.Dispose();
            scheduler.Changed();
            all.Dispose();
        }
    }

    private async Task Invoke(bool isPastDue)
    {
        var info = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = !monitored ? null : new ScheduleStatus
            {
                Last = status.Last?.UtcDateTime ?? default,
                Next = status.Next.UtcDateTime,
                LastUpdated = status.Updated.UtcDateTime,
            },
        };
        try
        {
            await invoker.Run(function, info, stopping.Token);
        }
        catch (Exception failure)
        {
            // As in the Functions host: a run that failed is over, and the next occurrence comes in its time.
            Failed(failure, function.Name);
        }
    }

    private void Keep()
    {
        if (monitored)
            state.Write(function.Name, status);
    }

    [LoggerMessage(9301, LogLevel.Error, "{Function} failed; it runs again at its next time")]
    private partial void Failed(Exception failure, string function);

    [LoggerMessage(9302, LogLevel.Error, "{Function}: its state could not be kept")]
    private partial void NotKept(Exception failure, string function);
}
