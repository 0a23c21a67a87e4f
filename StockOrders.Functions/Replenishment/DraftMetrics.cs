using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Works out anew what people read of variants of which a run ordered more or less, once all its drafts stand: whoever orders in the morning
/// by what variants say is needed must not order once more what the night has drafted. It may die anywhere and runs again; what it has
/// worked out already it finds unchanged then.
/// </summary>
internal sealed class DraftMetrics(
    IStore store,
    RunBook runs,
    AccountFacts accounts,
    RunMemory memory,
    OnOrderMemory onOrder,
    PageSlots slots,
    TimeProvider clock,
    Siblings siblings,
    ILogger<DraftMetrics> log)
{
    /// <summary>Where one variant in so many is looked for, walking through all of them is cheaper than asking for each.</summary>
    private const int WalkUpTo = 50;

    /// <summary>Variants that are asked for one by one and at once.</summary>
    private const int AskedTogether = 32;

    private readonly StoredVariants variants = new(store);

    public async Task Count(RunInput run, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        var (rows, changed) = await Changed(account, run, cancellation);
        if (rows.Count == 0)
        {
            return;
        }

        // Each holds all that was on order before.
        memory.Forget(account);
        onOrder.Forget(account);
        var facts = await accounts.Of(account, cancellation);
        var known = (await runs.Find(account, run.Run, cancellation))?.Variants ?? 0;
        await Task.WhenAll(Pages(changed, known).Select(page => slots.Use(() => Work(facts, run, page, cancellation), cancellation)));
        foreach (var transaction in rows.Select(row => RowChange.Delete(row)).Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(OrderRows.Partition(account), transaction, cancellation);
        }
    }

    /// <returns>The rows that say so, and the names of the variants in the order in which they are stored.</returns>
    private async Task<(List<string> Rows, string[] Variants)> Changed(AccountId account, RunInput run, CancellationToken cancellation)
    {
        var (rows, changed) = (new List<string>(), new HashSet<string>());
        await foreach (var row in store.All(OrderRows.AllUncounted(account, run.Parts), cancellation))
        {
            rows.Add(row.Key.Row);
            changed.UnionWith(Packed.To<UncountedRow>(row).Variants.Select(variant => variant.Value));
        }

        return (rows, [.. changed.OrderBy(RowName.Escape, StringComparer.Ordinal)]);
    }

    /// <param name="known">How many variants there are in all.</param>
    private static IEnumerable<Page> Pages(string[] changed, int known)
    {
        var spacing = Math.Max(1, known / changed.Length);
        return spacing <= WalkUpTo
            ? changed.Chunk(Math.Max(1, PlanRun.VariantsInAPage / spacing)).Select(some => new Page(some, [new VariantPage(0, some[0], some[^1])]))
            : changed.Chunk(AskedTogether).Select(some => new Page(some, [.. some.Select(id => new VariantPage(0, id, id))]));
    }

    private async Task Work(VariantFacts facts, RunInput run, Page page, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        var wanted = page.Variants.ToHashSet();
        List<StoredVariant> stored =
            [.. (await Task.WhenAll(page.Spans.Select(span => variants.Of(account, span, cancellation)))).SelectMany(some => some)];
        using var work = new PageWork(facts, run, log) { IsMetricsAlone = true };
        var alike = await variants.Demand(
            account, work.Unpack([.. stored.Where(one => wanted.Contains(one.Id))]), cancellation);
        work.Siblings = await siblings.Of(account, work.New, run.Night, StoredVariants.DemandOf(stored), cancellation);
        foreach (var transaction in work.Of(alike, clock.GetUtcNow()).Metrics.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(CatalogueRows.Partition(account), transaction, cancellation);
        }
    }

    /// <param name="Spans">Where they are looked for.</param>
    private sealed record Page(string[] Variants, VariantPage[] Spans);
}
