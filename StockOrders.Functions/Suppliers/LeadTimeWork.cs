using Microsoft.DurableTask.Client;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Suppliers;

/// <summary>
/// Puts down how long an order took, as the order stands now and not as it stood when that was asked for: done twice, late or in another
/// order than asked, it comes to the same. So nobody claims it.
/// </summary>
internal sealed class LeadTimeWork(IStore store, OrderBook book, SettingsRows settings, OutboxClaims claims) : IEffectWork
{
    private const int MaxAttempts = 50;

    /// <summary>Backorders of backorders; what is longer is measured from there.</summary>
    private const int LongestChain = 20;

    public bool Takes(Effect effect) => effect is Effect.MeasureLeadTime;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation)
    {
        var (account, asked) = (owed.Row.Account, (Effect.MeasureLeadTime)owed.Row.Effect);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await Put(account, asked, cancellation))
            {
                await claims.CrossOff(owed.Stored.Key, cancellation);
                return null;
            }
        }

        throw new CrowdedException($"Lead times of {asked.Vendor} were changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>The row is read before the order: whoever wrote it later than this has seen the order as it is here, or newer.</summary>
    private async Task<bool> Put(AccountId account, Effect.MeasureLeadTime asked, CancellationToken cancellation)
    {
        var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.LeadTimes(asked.Vendor));
        var stored = await store.Read(key, cancellation);
        var known = stored is null ? new LeadTimeRow(asked.Vendor, []) : Packed.To<LeadTimeRow>(stored);
        var observed = await Observed(account, asked, cancellation);
        var after = LeadTimes.With(known.Observations, asked.Order, observed);
        if (after.AsSpan().SequenceEqual(known.Observations.AsSpan()))
        {
            return true;
        }

        var body = Packed.From(known with { Observations = after });
        var change = stored is null ? RowChange.Insert(key.Row, body) : RowChange.Replace(key.Row, body, stored.ETag);
        return (await store.Commit(key.Partition, [change], cancellation)).Committed;
    }

    private async Task<LeadTimeObservation?> Observed(AccountId account, Effect.MeasureLeadTime asked, CancellationToken cancellation)
    {
        var order = await book.Find(account, asked.Order, cancellation);
        if (order?.Header.Vendor != asked.Vendor || order?.Dispatch is not { } dispatch)
        {
            return null;
        }

        var sent = await FirstSent(account, order, dispatch, cancellation);
        return LeadTimes.Observed(order, sent, (await settings.Get(account, fresh: false, cancellation)).Zone());
    }

    private async Task<DateTimeOffset> FirstSent(AccountId account, StockOrder order, Dispatch dispatch, CancellationToken cancellation)
    {
        var first = dispatch.FirstSentAt ?? dispatch.SentAt;
        for (var link = 0; link < LongestChain && order.BackorderOf is { } of; link++)
        {
            if (await book.Find(account, of, cancellation) is not { Dispatch: { } before } earlier)
            {
                break;
            }

            (order, first) = (earlier, before.FirstSentAt ?? before.SentAt);
        }

        return first;
    }
}
