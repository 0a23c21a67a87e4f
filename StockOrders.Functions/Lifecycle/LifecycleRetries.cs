using Microsoft.DurableTask;

namespace StockOrders.Functions.Lifecycle;

/// <summary>
/// An activity that fails is tried eight times, after 5, 15, 45, 135, 405, 600 and 600 seconds: just over half an hour in all,
/// which a short fault of storage does not outlast. Past that the orchestration pauses and begins anew from what the store says.
/// </summary>
internal static class LifecycleRetries
{
    /// <summary>The least time between two looks when a step failed or nothing came of it, so that a fault never spins.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public static readonly TaskOptions Activity = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 8,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 3,
        maxRetryInterval: TimeSpan.FromMinutes(10)));
}
