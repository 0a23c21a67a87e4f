using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Works one page of variants through, for every warehouse, and writes what it found: metrics where they changed, what is needed, and what
/// could not be worked through. Everything is put under names made of run and variant, so a repetition overwrites its own.
/// </summary>
internal sealed class RecalculateVariants(
    IStore store, RunBook runs, RunMemory memory, PageSlots slots, Siblings siblings, TimeProvider clock, ILogger<RecalculateVariants> log)
{
    public const string Name = nameof(RecalculateVariants);

    private readonly StoredVariants variants = new(store);

    internal sealed record Input(RunInput Run, VariantPage Page);

    [Function(Name)]
    public Task Run([ActivityTrigger] Input input, CancellationToken cancellation) => slots.Use(() => Work(input, cancellation), cancellation);

    private async Task Work(Input input, CancellationToken cancellation)
    {
        if (!await runs.IsUnderWay(input.Run, cancellation))
        {
            return;
        }

        var account = new AccountId(input.Run.Account);
        var facts = await memory.Of(account, input.Run.Parts, cancellation);
        var stored = await variants.Of(account, input.Page, cancellation);
        using var work = new PageWork(facts, input.Run, log);
        var alike = await variants.Demand(account, work.Unpack(stored), cancellation);
        work.Siblings = await siblings.Of(account, work.New, input.Run.Night, StoredVariants.DemandOf(stored), cancellation);
        var found = work.Of(alike, clock.GetUtcNow());

        await InTransactions(CatalogueRows.Partition(account), found.Metrics, cancellation);

        // Last, and with the needs: a page counts as done when everything of it is written.
        found.Needs.Add(RowChange.Put(RunRows.Page(input.Run.Parts, input.Page.Number), Packed.From(found.Done)));
        await InTransactions(RunRows.Partition(account), found.Needs, cancellation);
    }

    private async Task InTransactions(string partition, List<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(partition, transaction, cancellation);
        }
    }
}
