using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>Does what is owed and was forgotten: its message was lost, or its worker died or gave up.</summary>
internal sealed partial class OutboxSweep(IStore store, AccountRegistry accounts, OutboxWorker worker, TimeProvider clock, ILogger<OutboxSweep> log)
{
    public async Task Run(DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            await foreach (var stored in store.All(OrderRows.AllOutbox(account), cancellation))
            {
                // However young: a worker that died a moment ago and is back has left no message. Should one be on its way all the same,
                // it finds the row gone or claimed, or wakes an order twice.
                var row = Packed.To<OutboxRow>(stored);
                if (!row.IsClaimed(clock.GetUtcNow()))
                {
                    await DoOne(client, account, row, cancellation);
                }
            }
        }
    }

    private async Task DoOne(DurableTaskClient client, AccountId account, OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            await worker.Do(client, account, row.Effect.Id, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One effect that cannot be done must not keep the others waiting; the next sweep tries it again.
            Forgotten(failure, row.Effect.Id, account.Value);
        }
    }

    [LoggerMessage(3103, LogLevel.Error, "Effect {Effect} of account {Account} is owed and failed again.")]
    private partial void Forgotten(Exception failure, string effect, string account);
}
