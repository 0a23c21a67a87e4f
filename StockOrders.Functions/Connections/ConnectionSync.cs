using Microsoft.Extensions.Logging;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Pulls what changed on the other side into the orders that are saved there, each order by itself. Where it got to is kept after each page,
/// so that a walk which is cut short goes on there, and a page that comes twice changes nothing.
/// </summary>
internal sealed partial class ConnectionSync(
    IStore store, OrderBook book, IConnections open, TimeProvider clock, ILogger<ConnectionSync> log)
{
    /// <summary>Of one walk; the next one goes on. More would outlive the call that asked for it.</summary>
    private const int MaxPages = 50;

    public async Task<SyncReport> Run(AccountId account, ConnectionRow connection, CancellationToken cancellation)
    {
        var report = new SyncReport(connection.Name);
        var key = new StoreKey(ConnectionRows.Partition(account), ConnectionRows.Sync(connection.Name));
        var stored = await store.Read(key, cancellation);
        var (state, etag) = stored is null ? (new SyncRow(connection.Created - SyncRow.Overlap), null) : (Packed.To<SyncRow>(stored), stored.ETag);
        state = state.Begin(clock.GetUtcNow());
        if (await open.Open(account, connection.Name, cancellation) is not { } line)
        {
            report.Message = $"There is no connection {connection.Name} any more.";
            return report;
        }

        while (report.Pages < MaxPages && !report.IsFinished)
        {
            var answer = await line.PullChanges(state.Since, state.Cursor, cancellation);
            if (answer is not ConnectionAnswer<PulledPage>.Done { Value: var page })
            {
                report.Message = answer is ConnectionAnswer<PulledPage>.Refused refused ? refused.Message : ((ConnectionAnswer<PulledPage>.Unknown)answer).Message;
                NotPulled(connection.Name, account.Value, report.Message);
                await Keep(key, state.Fail(clock.GetUtcNow()), etag, cancellation);
                return report;
            }

            report.Pages++;
            foreach (var order in page.Orders)
            {
                await Apply(account, connection.Name, order, report, cancellation);
            }

            if (page.NextCursor is { } next && next == state.Cursor)
            {
                report.Message = "Its next_cursor leads to the same page again.";
                await Keep(key, state.Fail(clock.GetUtcNow()), etag, cancellation);
                return report;
            }

            report.IsFinished = page.NextCursor is null;
            state = page.NextCursor is { } cursor ? state.GoOn(cursor) : state.End();
            if (await Keep(key, state, etag, cancellation) is not { } kept)
            {
                // Someone else walks along; what both do twice is done once.
                report.Message = "It is being synced by another call.";
                return report;
            }

            etag = kept;
        }

        return report;
    }

    private async Task Apply(AccountId account, string connection, PulledOrder pulled, SyncReport report, CancellationToken cancellation)
    {
        if (await OrderOf(account, connection, pulled.Id, cancellation) is not { } id)
        {
            report.AddUnknown(pulled.Id);
            return;
        }

        var request = new OrderRequest(account, id, null, ConnectionActor.Of(connection))
        {
            Connection = connection,
            Plan = order => Following.Plan(order, connection, pulled),
        };
        var outcome = await book.Execute(request, cancellation);
        if (outcome.IsRefused)
        {
            report.AddRefused(pulled.Id, outcome.Refusals[0]);
            NotApplied(id.Value, connection, outcome.Refusals[0].Message);
        }
        else if (outcome.Value.Changed)
        {
            report.Changed++;
        }
        else
        {
            report.Unchanged++;
        }
    }

    /// <summary>By the other side's id, or by ours where the order is saved there.</summary>
    private async Task<OrderId?> OrderOf(AccountId account, string connection, string id, CancellationToken cancellation)
    {
        if (id.Length == 0)
        {
            return null;
        }

        var key = new StoreKey(OrderRows.Partition(account), OrderRows.Outside(connection, new OutsideId(id)));
        if (await store.Read(key, cancellation) is { } row)
        {
            return Packed.To<OutsideRow>(row).Order;
        }

        return OrderIds.Find(id) is { } ours && (await book.Find(account, ours, cancellation))?.SaveInto(connection) is { Saved: not null } ? ours : null;
    }

    /// <summary>The row's new ETag; null when someone else changed it.</summary>
    private async Task<string?> Keep(StoreKey key, SyncRow state, string? etag, CancellationToken cancellation)
    {
        var body = Packed.From(state);
        var change = etag is null ? RowChange.Insert(key.Row, body) : RowChange.Replace(key.Row, body, etag);
        return (await store.Commit(key.Partition, [change], cancellation)).Committed ? (await store.Read(key, cancellation))?.ETag : null;
    }

    [LoggerMessage(3303, LogLevel.Warning, "Changes of connection {Connection} of account {Account} could not be pulled: {Reason}")]
    private partial void NotPulled(string connection, string account, string reason);

    [LoggerMessage(3304, LogLevel.Warning, "What connection {Connection} says of order {Order} cannot be: {Reason}")]
    private partial void NotApplied(string order, string connection, string reason);
}
