using NCrontab;

namespace StockOrders.LocalHost.Timers;

/// <summary>When a timer fires: a cron expression of six fields, seconds first, read in UTC as on Azure.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule cron;

    private TimerSchedule(CrontabSchedule cron) => this.cron = cron;

    /// <exception cref="LocalAppException">The expression cannot be read.</exception>
    public static TimerSchedule Read(string expression, string function)
    {
        var seconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        var cron = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = seconds })
            ?? throw new LocalAppException($"{function} has the schedule '{expression}', which is not a cron expression of six fields such as '0 0 2 * * *'.");
        return new(cron);
    }

    /// <summary>The first occurrence after that instant.</summary>
    public DateTimeOffset After(DateTimeOffset instant) =>
        new(cron.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);

    /// <summary>Whether the timer's state is kept over restarts: the Functions host leaves out those that fire more often than every minute.</summary>
    public bool IsMonitored(DateTimeOffset now)
    {
        var first = After(now);
        return After(first) - first >= ShortestMonitored;
    }
}
