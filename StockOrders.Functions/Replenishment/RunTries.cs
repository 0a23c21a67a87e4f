using Microsoft.DurableTask;

namespace StockOrders.Functions.Replenishment;

internal static class RunTries
{
    /// <summary>Five tries, 5 s apart and doubling: over after 75 s at the most, then what failed is shown with its reason.</summary>
    public static readonly TaskOptions Activity = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5), 2));
}
