using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Exceptions;

/// <summary>
/// Puts orders on the list that were stored before there was one, or before what they need was on it, and have not changed since. Each account is
/// gone through once for each edition of the list; an order that is changed meanwhile puts itself on it.
/// </summary>
internal sealed partial class ExceptionCatchUp(IStore store, ILogger<ExceptionCatchUp> log)
{
    /// <summary>Counts up when more of what is stored already belongs on the list.</summary>
    private const int Edition = 1;

    /// <summary>Accounts that are known to be done, so that all later looks read nothing.</summary>
    private readonly ConcurrentDictionary<AccountId, bool> done = new();

    public async Task Do(AccountId account, CancellationToken cancellation)
    {
        if (done.ContainsKey(account))
        {
            return;
        }

        var (partition, any) = (OrderRows.Partition(account), false);
        if (await store.Read(new StoreKey(partition, OrderRows.ExceptionEdition), cancellation) is not { } row || Packed.To<ExceptionEditionRow>(row).Edition < Edition)
        {
            await foreach (var stored in store.All(OrderRows.AllDocuments(account), cancellation))
            {
                any = true;
                await List(partition, stored, cancellation);
            }

            // An account without orders has nothing to be gone through again for.
            if (any)
            {
                await store.Commit(partition, [RowChange.Put(OrderRows.ExceptionEdition, Packed.From(new ExceptionEditionRow(Edition)))], cancellation);
            }
        }

        done[account] = true;
    }

    private async Task List(string partition, StoredRow stored, CancellationToken cancellation)
    {
        if (Read(stored) is var (order, seen, open)
            && (!order.NeedsPerson || await store.Read(new StoreKey(partition, OrderRows.Exceptions(order.Id)), cancellation) is null))
        {
            // Whoever changes the order in between has listed it by that; then this comes too late, and is not needed.
            await store.Commit(
                partition,
                [RowChange.Replace(stored.Key.Row, Packed.From(seen), stored.ETag), RowChange.Put(OrderRows.Exceptions(order.Id), Packed.From(open))],
                cancellation);
        }
    }

    /// <summary>Null where it needs nobody, and where it cannot be read: going through all again would not make it readable.</summary>
    private (StockOrder Order, StockOrder Seen, ExceptionsRow Open)? Read(StoredRow stored)
    {
        try
        {
            var order = Packed.To<StockOrder>(stored);
            var seen = Handling.Seen(order);
            return seen.NeedsPerson && ExceptionsRow.Of(seen) is { } open ? (order, seen, open) : null;
        }
        catch (Exception failure)
        {
            PassedOver(failure, stored.Key.Partition, stored.Key.Row);
            return null;
        }
    }

    [LoggerMessage(3304, LogLevel.Error, "Order {Partition}/{Row} cannot be read: whether it needs a person is not known.")]
    private partial void PassedOver(Exception failure, string partition, string row);
}

/// <summary>Up to which edition of the list an account's orders were gone through.</summary>
internal sealed record ExceptionEditionRow(int Edition);
