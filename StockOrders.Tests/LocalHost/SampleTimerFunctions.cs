using Microsoft.Azure.Functions.Worker;

namespace StockOrders.Tests.LocalHost;

internal sealed class SampleTimerFunctions(Seen seen, TimeProvider time)
{
    [Function("Nightly")]
    public void Nightly([TimerTrigger("0 0 2 * * *")] TimerInfo timer) =>
        seen.Add($"nightly {time.GetUtcNow():MM-dd HH:mm} last {timer.ScheduleStatus!.Last:MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}");

    [Function("HalfHourly")]
    public Task HalfHourly([TimerTrigger("%HalfHourly%")] TimerInfo timer)
    {
        seen.Add($"half-hourly {time.GetUtcNow():MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}");
        return time.GetUtcNow().Hour == 9 ? throw new InvalidOperationException("Not at nine.") : Task.CompletedTask;
    }
}
