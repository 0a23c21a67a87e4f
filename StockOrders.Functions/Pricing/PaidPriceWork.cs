using Microsoft.DurableTask.Client;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Pricing;

/// <summary>
/// Puts down the prices of an order that was sent, as it stands now and not as it stood when that was asked for: done twice, late or in
/// another order than asked, it comes to the same. So nobody claims it.
/// </summary>
internal sealed class PaidPriceWork(IStore store, OrderBook book, OutboxClaims claims) : IEffectWork
{
    private const int MaxAttempts = 50;

    public bool Takes(Effect effect) => effect is Effect.RememberPrices;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation)
    {
        var (account, asked) = (owed.Row.Account, (Effect.RememberPrices)owed.Row.Effect);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await Put(account, asked, cancellation))
            {
                await claims.CrossOff(owed.Stored.Key, cancellation);
                return null;
            }
        }

        throw new CrowdedException($"Prices of {asked.Vendor} were changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>The row is read before the order: whoever wrote it later than this has seen the order as it is here, or newer.</summary>
    private async Task<bool> Put(AccountId account, Effect.RememberPrices asked, CancellationToken cancellation)
    {
        var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.PaidPrices(asked.Vendor));
        var stored = await store.Read(key, cancellation);
        var known = stored is null ? new PaidPriceRow(asked.Vendor, []) : Packed.To<PaidPriceRow>(stored);
        var order = await book.Find(account, asked.Order, cancellation);
        var observed = order?.Header.Vendor == asked.Vendor ? PaidPrices.Observed(order!) : [];
        var after = PaidPrices.With(known.Prices, asked.Order, observed);
        if (after.AsSpan().SequenceEqual(known.Prices.AsSpan()))
        {
            return true;
        }

        var body = Packed.From(known with { Prices = after });
        var change = stored is null ? RowChange.Insert(key.Row, body) : RowChange.Replace(key.Row, body, stored.ETag);
        return (await store.Commit(key.Partition, [change], cancellation)).Committed;
    }
}
