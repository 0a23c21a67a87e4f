using System.Collections.Concurrent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on order while a run's drafts are made, read once for all of them. It is read again when somebody ordered by need meanwhile, or when
/// a person touched a draft that stood when it was read: from then on that counts. What the run itself ordered is not in it: no two of its
/// drafts order the same goods. Nor is what stands on untouched drafts, which are planned anew: that is most of what a night orders.
/// </summary>
internal sealed class OnOrderMemory(IStore store, OnOrderNow onOrder, TimeProvider clock)
{
    /// <summary>What people order by naming goods is seen after this at the latest.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    /// <summary>By so much at most the clock of another instance is behind, which gives orders their ids.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromSeconds(5);

    private const int MaxRemembered = 32;

    private readonly AccountTurns turns = new();

    private readonly ConcurrentDictionary<AccountId, Remembered> remembered = new();

    /// <param name="turn">Of the basis; see <see cref="NeedsBasisRow"/>.</param>
    /// <param name="standing">The drafts of <paramref name="need"/> as they are now.</param>
    /// <param name="isFinal">What is made from it goes out at once: nobody would take off again what a person has just ordered by naming goods.</param>
    public async Task<PromisedGoods> Of(
        RunInput run, int turn, VendorNeed need, IReadOnlyList<StockOrder> standing, CancellationToken cancellation, bool isFinal = false)
    {
        var account = new AccountId(run.Account);
        if (Known(account, run, turn, need, standing) is { } known && !(isFinal && await IsOvertaken(account, known, cancellation)))
        {
            return known.OnOrder;
        }

        return await turns.One(
            account,
            async () => Known(account, run, turn, need, standing) is { } renewed && !(isFinal && await IsOvertaken(account, renewed, cancellation))
                ? renewed.OnOrder
                : await Renewed(account, run.Parts, turn, isFinal, cancellation),
            cancellation);
    }

    public void Forget(AccountId account) => remembered.TryRemove(account, out _);

    private async Task<PromisedGoods> Renewed(AccountId account, string run, int turn, bool isFinal, CancellationToken cancellation)
    {
        // What is too old goes before what takes its place is read: never are there two of them.
        remembered.TryRemove(account, out _);
        var read = await Read(account, run, turn, isFinal, cancellation);
        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[account] = read;
        return read.OnOrder;
    }

    /// <summary>Whether orders were made since it was read: their ids sort by the second of their making.</summary>
    private async Task<bool> IsOvertaken(AccountId account, Remembered known, CancellationToken cancellation) =>
        known.Latest is null || (await Latest(account, known.Since, cancellation)).Any(row => !known.Latest.Contains(row));

    private async Task<IReadOnlyList<string>> Latest(AccountId account, DateTimeOffset since, CancellationToken cancellation)
    {
        var first = OrderIds.New(since - ClocksApart, new byte[OrderIds.EntropyBytes]);
        return await store.All(OrderRows.AllOnOrder(account) with { From = OrderRows.OnOrder(first) }, cancellation).Select(row => row.Key.Row).ToListAsync(cancellation);
    }

    private Remembered? Known(
        AccountId account, RunInput run, int turn, VendorNeed need, IReadOnlyList<StockOrder> standing) =>
        remembered.TryGetValue(account, out var known) && (known.Run, known.Turn) == (run.Parts, turn) && clock.GetUtcNow() < known.Until
            && known.Planned.GetValueOrDefault(need, []).TrueForAll(draft => standing.Any(order => order.Id == draft && RunDrafts.IsPlanned(order)))
            ? known
            : null;

    private async Task<Remembered> Read(AccountId account, string run, int turn, bool isFinal, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow();
        var latest = isFinal ? (await Latest(account, since, cancellation)).ToHashSet(StringComparer.Ordinal) : null;

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

        return new Remembered(run, turn, since, latest, await onOrder.Firm(account, cancellation), planned);
    }

    /// <param name="Latest">Rows of orders that were made in the seconds before it was read, or after it; null where nobody asked.</param>
    private sealed record Remembered(
        string Run,
        int Turn,
        DateTimeOffset Since,
        IReadOnlySet<string>? Latest,
        PromisedGoods OnOrder,
        Dictionary<VendorNeed, List<OrderId>> Planned)
    {
        public DateTimeOffset Until => Since + RememberedFor;
    }
}
