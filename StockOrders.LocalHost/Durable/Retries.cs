using Microsoft.DurableTask;

namespace StockOrders.LocalHost.Durable;

/// <summary>Calls a task again as its options say; the time between is a durable timer.</summary>
internal static class Retries
{
    /// <exception cref="TaskFailedException">The task failed and is not tried again.</exception>
    public static async Task<string?> Run(
        TaskOrchestrationContext context, TaskName name, TaskRetryOptions? retry, Func<Task<string?>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TaskFailure failure;
            try
            {
                return await call();
            }
            catch (TaskFailure caught)
            {
                failure = caught;
            }
            if (!await TryAgain(context, retry, attempt, first, failure))
                throw new TaskFailedException(name.Name, failure.Id, failure.Failure.ToDetails());
        }
    }

    /// <summary>The time until the next attempt, or null where the policy allows none. <paramref name="attempt"/> counts from one.</summary>
    public static TimeSpan? Delay(RetryPolicy policy, int attempt, TimeSpan sinceFirst)
    {
        if (attempt >= policy.MaxNumberOfAttempts)
            return null;
        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && sinceFirst >= policy.RetryTimeout)
            return null;
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private static async Task<bool> TryAgain(
        TaskOrchestrationContext context, TaskRetryOptions? retry, int attempt, DateTime first, TaskFailure failure)
    {
        var sinceFirst = context.CurrentUtcDateTime - first;
        if (retry?.Handler is { } handler)
            return await handler(new RetryContext(context, attempt, failure.Failure.ToDetails(), sinceFirst, CancellationToken.None));
        if (retry?.Policy is not { } policy || Delay(policy, attempt, sinceFirst) is not { } delay)
            return false;
        await context.CreateTimer(context.CurrentUtcDateTime + delay, CancellationToken.None);
        return true;
    }
}
