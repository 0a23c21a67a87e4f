using System.Collections.Concurrent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on order while a run's drafts are made, read once for all of them. It is read again when somebody ordered by need meanwhile, or when
/// a person touched a draft that stood when it was read: from then on that counts. What the run itself ordered is not in it: no two of its
/// drafts order the same goods.
/// </summary>
internal sealed class OnOrderMemory(IStore store, OnOrderNow onOrder, TimeProvider clock)
{
    /// <summary>What people order by naming goods is seen after this at the latest.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    private const int MaxRemembered = 32;

    /// <summary>Drafts that are made at once and all find it too old wait for one reading, and do not each hold all that is on order.</summary>
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, MaxRemembered).Select(_ => new SemaphoreSlim(1))];

    private readonly ConcurrentDictionary<AccountId, Remembered> remembered = new();

    /// <param name="turn">Of the basis; see <see cref="NeedsBasisRow"/>.</param>
    /// <param name="standing">The drafts of <paramref name="need"/> as they are now.</param>
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised>> Of(
        RunInput run, int turn, VendorNeed need, IReadOnlyList<StockOrder> standing, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        if (Known(account, run, turn, need, standing) is { } known)
        {
            return known;
        }

        var waiting = turns[unchecked((uint)account.GetHashCode()) % MaxRemembered];
        await waiting.WaitAsync(cancellation);
        try
        {
            if (Known(account, run, turn, need, standing) is { } meanwhile)
            {
                return meanwhile;
            }

            // What is too old goes before what takes its place is read: never are there two of them.
            remembered.TryRemove(account, out _);
            var read = await Read(account, run.Parts, turn, cancellation);
            if (remembered.Count >= MaxRemembered)
            {
                remembered.Clear();
            }

            remembered[account] = read;
            return read.OnOrder;
        }
        finally
        {
            waiting.Release();
        }
    }

    private Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised>? Known(
        AccountId account, RunInput run, int turn, VendorNeed need, IReadOnlyList<StockOrder> standing) =>
        remembered.TryGetValue(account, out var known) && (known.Run, known.Turn) == (run.Parts, turn) && clock.GetUtcNow() < known.Until
            && known.Planned.GetValueOrDefault(need, []).TrueForAll(draft => standing.Any(order => order.Id == draft && RunDrafts.IsPlanned(order)))
            ? known.OnOrder
            : null;

    private async Task<Remembered> Read(AccountId account, string run, int turn, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + RememberedFor;

        // Drafts before quantities: one that is touched in between is missed among the untouched, and all is read again.
        var planned = new Dictionary<VendorNeed, List<OrderId>>();
        await foreach (var row in store.All(OrderRows.AllRunDrafts(account), cancellation))
        {
            var draft = Packed.To<RunDraftIndexRow>(row);
            if (draft.Planned)
            {
                var need = VendorNeed.Of(draft);
                planned[need] = [.. planned.GetValueOrDefault(need, []), draft.Order];
            }
        }

        return new Remembered(run, turn, until, await onOrder.Of(account, cancellation), planned);
    }

    private sealed record Remembered(
        string Run,
        int Turn,
        DateTimeOffset Until,
        Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised> OnOrder,
        Dictionary<VendorNeed, List<OrderId>> Planned);
}
