using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>Keeps two workers from doing one effect at once, and takes off the list what is done.</summary>
internal sealed class OutboxClaims(IStore store, TimeProvider clock)
{
    /// <summary>The row as claimed from now on; null when someone was faster, with a claim as long as ours would have been.</summary>
    public async Task<OutboxRow?> Claim(OwedEffect owed, CancellationToken cancellation)
    {
        var claimed = owed.Row.Claim(clock.GetUtcNow());
        var claim = RowChange.Replace(owed.Stored.Key.Row, Packed.From(claimed), owed.Stored.ETag);
        return (await store.Commit(owed.Stored.Key.Partition, [claim], cancellation)).Committed ? claimed : null;
    }

    /// <summary>Only while the claim is still ours: a row that somebody has crossed off meanwhile must not come back.</summary>
    public async Task LayAside(StoreKey key, OutboxRow claimed, OutboxRow resting, CancellationToken cancellation)
    {
        if (await Ours(key, claimed, cancellation) is { } stored)
        {
            await store.Commit(key.Partition, [RowChange.Replace(key.Row, Packed.From(resting), stored.ETag)], cancellation);
        }
    }

    /// <summary>Without a condition: whoever else holds the row now would only do again what is done.</summary>
    public async Task CrossOff(StoreKey key, CancellationToken cancellation) =>
        await store.Commit(key.Partition, [RowChange.Delete(key.Row)], cancellation);

    /// <summary>Only while the claim is still ours: the same effect may have been asked for anew meanwhile, under the same id.</summary>
    public async Task CrossOff(StoreKey key, OutboxRow claimed, CancellationToken cancellation)
    {
        if (await Ours(key, claimed, cancellation) is { } stored)
        {
            await store.Commit(key.Partition, [RowChange.Delete(key.Row, stored.ETag)], cancellation);
        }
    }

    private async Task<StoredRow?> Ours(StoreKey key, OutboxRow claimed, CancellationToken cancellation) =>
        await store.Read(key, cancellation) is { } stored
            && Packed.To<OutboxRow>(stored) is { } now && now.Attempts == claimed.Attempts && now.ClaimedUntil == claimed.ClaimedUntil
            ? stored
            : null;
}
