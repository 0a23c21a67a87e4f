using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Lifecycle;

/// <summary>Sees to it that an order's orchestration looks at the order after now: tells the one that runs, or starts one.</summary>
internal sealed class LifecycleWaker(OrderBook book)
{
    /// <summary>Without these a second start would put an end to the running orchestration and its timers.</summary>
    private static readonly string[] NeverReplaced =
    [
        nameof(OrchestrationRuntimeStatus.Pending), nameof(OrchestrationRuntimeStatus.Running), nameof(OrchestrationRuntimeStatus.Suspended),
    ];

    public async Task Wake(DurableTaskClient client, AccountId account, OrderId order, CancellationToken cancellation)
    {
        var instance = LifecycleInstance.IdOf(account, order);
        if (await IsAlive(client, instance, cancellation))
        {
            // Should it end before the event is there, this throws and the caller comes again; or the order is over and nobody minds.
            await client.RaiseEventAsync(instance, OrderLifecycleOrchestrator.Changed, cancellation);
        }
        else if (await HasSomethingToLiveFor(account, order, cancellation))
        {
            await Start(client, instance, new OrderSubject(account.Value, order.Value), cancellation);
        }
    }

    private static async Task<bool> IsAlive(DurableTaskClient client, string instance, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instance, cancellation) is { IsCompleted: false };

    private static async Task Start(DurableTaskClient client, string instance, OrderSubject subject, CancellationToken cancellation)
    {
        var options = new StartOrchestrationOptions(instance) { DedupeStatuses = NeverReplaced };
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(OrderLifecycleOrchestrator.Name, subject, options, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Each backend has its own exception for "there is one already", so it is asked rather than guessed.
            if (!await IsAlive(client, instance, cancellation))
                throw;
            await client.RaiseEventAsync(instance, OrderLifecycleOrchestrator.Changed, cancellation);
        }
    }

    private async Task<bool> HasSomethingToLiveFor(AccountId account, OrderId order, CancellationToken cancellation) =>
        await book.Find(account, order, cancellation) is { } found
        && LifecyclePlan.StepOf(found) is not (LifecycleStep.Parked or LifecycleStep.Over);
}
