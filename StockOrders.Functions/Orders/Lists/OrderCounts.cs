using System.Collections.Concurrent;
using System.Security.Cryptography;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// How many orders an account has of each status, exactly. A change of an order inserts a row with what it adds and takes away, under a
/// name of its own, so that changes never meet on a counter; the sum of all rows is the count. Whoever finds many rows folds some into
/// one, all or nothing: of two who try, one does nothing, and who dies has done it or has not. Folding leaves the sum as it was.
/// </summary>
internal sealed class OrderCounts(IStore store)
{
    /// <summary>So many loose changes are folded when somebody finds them.</summary>
    public const int ManyChanges = 64;

    /// <summary>What one transaction takes beside the row that they are folded into.</summary>
    private const int MostFolded = StoreLimits.MaxChanges - 1;

    /// <summary>Read at once, and so as of one moment. A continued page would be of a later one.</summary>
    private const int MostRead = 500;

    private readonly ConcurrentDictionary<AccountId, int> changes = new();

    /// <summary>The row that a change of an order writes; null where the number of orders by status stays the same.</summary>
    /// <param name="before">Null where the order is new.</param>
    /// <param name="after">Null where it vanishes.</param>
    public static RowChange? Change(Stage? before, Stage? after)
    {
        var change = OrderCountsRow.Sum([Row(before, -1), Row(after, 1)]);
        return change.Counts.IsEmpty
            ? null
            : RowChange.Insert(OrderRows.CountChange(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))), Packed.From(change));
    }

    /// <summary>The counts as of one moment during the call.</summary>
    public async ValueTask<OrderCountsRow> Read(AccountId account, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await store.List(OrderRows.AllCounts(account), MostRead, null, cancellation);
            if (page.Rows.Count > ManyChanges)
            {
                await Fold(account, page.Rows, cancellation);
            }

            if (page.Continuation is null)
            {
                return OrderCountsRow.Sum(page.Rows.Select(Packed.To<OrderCountsRow>));
            }
        }
    }

    /// <summary>Folds until few loose changes are left; harmless at any time.</summary>
    public async ValueTask Fold(AccountId account, CancellationToken cancellation)
    {
        while (await store.List(OrderRows.AllCounts(account), StoreLimits.MaxChanges, null, cancellation) is { Rows: { Count: > ManyChanges } rows })
        {
            await Fold(account, rows, cancellation);
        }
    }

    /// <summary>Tells of a change that was committed; every so often it is this caller who folds.</summary>
    public async ValueTask Changed(AccountId account, CancellationToken cancellation)
    {
        if (changes.AddOrUpdate(account, 1, static (_, so) => so == int.MaxValue ? 1 : so + 1) % ManyChanges == 0)
        {
            await Fold(account, cancellation);
        }
    }

    private async ValueTask Fold(AccountId account, IReadOnlyList<StoredRow> rows, CancellationToken cancellation)
    {
        var soFar = rows[0].Key.Row == OrderRows.CountsSoFar ? rows[0] : null;
        var loose = rows.Skip(soFar is null ? 0 : 1).Take(MostFolded).ToList();
        var sum = Packed.From(OrderCountsRow.Sum(loose.Prepend(soFar).OfType<StoredRow>().Select(Packed.To<OrderCountsRow>)));

        // A conflict means that somebody else has folded some of them: then there is nothing left to do here.
        await store.Commit(
            OrderRows.Partition(account),
            [
                soFar is null ? RowChange.Insert(OrderRows.CountsSoFar, sum) : RowChange.Replace(OrderRows.CountsSoFar, sum, soFar.ETag),
                .. loose.Select(row => RowChange.Delete(row.Key.Row, row.ETag)),
            ],
            cancellation);
    }

    private static OrderCountsRow Row(Stage? stage, int orders) => new(stage is { } known ? [new StatusCount(StageStatus.Of(known), orders)] : []);
}
