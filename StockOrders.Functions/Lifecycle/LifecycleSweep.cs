using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Lifecycle;

/// <summary>
/// Finds orders that should have moved and did not (an event got lost, an orchestration failed or was never started), and wakes them.
/// Reads the narrow index rows of orders that are not over. One that it misses, because it changes just then, has somebody at it.
/// </summary>
internal sealed partial class LifecycleSweep(
    OrderIndex index, OrderCounts counts, AccountRegistry accounts, LifecycleWaker waker, TimeProvider clock, ILogger<LifecycleSweep> log)
{
    /// <summary>An orchestration under way needs no help; its own retries take at most half an hour.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    [Function("LifecycleSweep")]
    public async Task Run(
        [TimerTrigger("0 20 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            await counts.Fold(account, cancellation);
            await foreach (var row in index.Walk(account, OrderSpan.Living, null, StoreLimits.MaxPage, cancellation))
            {
                var order = Packed.To<OrderIndexRow>(row);
                if (order.AttentionAt + Grace <= clock.GetUtcNow())
                {
                    await Wake(client, account, order, cancellation);
                }
            }
        }
    }

    private async Task Wake(DurableTaskClient client, AccountId account, OrderIndexRow order, CancellationToken cancellation)
    {
        Stuck(order.Id.Value, order.Stage.ToString(), order.AttentionAt!.Value);
        try
        {
            await waker.Wake(client, account, order.Id, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One order that cannot be woken must not keep the others waiting; the next hour tries it again.
            NotWoken(failure, order.Id.Value);
        }
    }

    [LoggerMessage(2103, LogLevel.Warning, "Order {Order} ({Stage}) has wanted attention since {Since:O}; waking it.")]
    private partial void Stuck(string order, string stage, DateTimeOffset since);

    [LoggerMessage(2104, LogLevel.Error, "Order {Order} could not be woken.")]
    private partial void NotWoken(Exception failure, string order);
}
