using Microsoft.DurableTask.Client;
using StockOrders.Domain.Effects;
using StockOrders.Functions.Lifecycle;

namespace StockOrders.Functions.Outbox;

/// <summary>Waking an order twice changes nothing, so nobody claims it.</summary>
internal sealed class WakeWork(LifecycleWaker waker, OutboxClaims claims) : IEffectWork
{
    public bool Takes(Effect effect) => effect is Effect.WakeLifecycle;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation)
    {
        await waker.Wake(client, owed.Row.Account, ((Effect.WakeLifecycle)owed.Row.Effect).Order, cancellation);
        await claims.CrossOff(owed.Stored.Key, cancellation);
        return null;
    }
}
