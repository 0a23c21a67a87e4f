using Microsoft.DurableTask.Client;
using StockOrders.Domain.Effects;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>How one kind of effect is done. Each is done again whenever it is not known to be done, so doing it twice must change nothing.</summary>
internal interface IEffectWork
{
    bool Takes(Effect effect);

    /// <returns>When to come back for it; null when it is done and crossed off.</returns>
    Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation);
}

/// <summary>An effect with the row that it was found in.</summary>
internal sealed record OwedEffect(StoredRow Stored, OutboxRow Row);
