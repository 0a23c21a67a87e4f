using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Works one page of variants through, for every warehouse, and writes what it found: each variant's metrics, and what is needed.
/// Everything is put under names made of run and variant, so a repetition overwrites its own.
/// </summary>
internal sealed class RecalculateVariants(IStore store, RunBook runs, RunMemory memory, DemandRows demand)
{
    public const string Name = nameof(RecalculateVariants);

    internal sealed record Input(RunInput Run, VariantPage Page);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        if (!await runs.IsUnderWay(input.Run, cancellation))
        {
            return;
        }

        var facts = (await memory.Of(account, input.Run.Parts, cancellation)) with { Sold = await Sold(account, input.Page, cancellation) };
        var variants = await All<Variant>(Range(account, input.Page), cancellation);

        var metrics = new List<RowChange>();
        var needs = new List<RowChange>();
        foreach (var variant in variants)
        {
            var suggestions = facts.Suggest(variant, input.Run.Night);
            metrics.Add(RowChange.Put(CatalogueRows.Metrics(variant.Id), Packed.From(facts.Metrics(variant, suggestions, input.Run.Night))));
            needs.AddRange(facts.ToDraft(variant, suggestions, input.Run.Night)
                .Where(suggestion => suggestion is { Quantity: > 0, From: not null })
                .Select(suggestion => RowChange.Put(
                    RunRows.Need(input.Run.Parts, suggestion.From!.Vendor.Id, suggestion.Warehouse, variant.Id), Packed.From(NeedRow.Of(suggestion)))));
        }

        await InTransactions(CatalogueRows.Partition(account), metrics, cancellation);
        needs.Add(RowChange.Put(RunRows.Page(input.Run.Parts, input.Page.Number), Packed.From(new RunPageRow(variants.Count))));
        await InTransactions(RunRows.Partition(account), needs, cancellation);
    }

    private static RowRange Range(AccountId account, VariantPage page) => new(
        CatalogueRows.Partition(account),
        CatalogueRows.Variant(new VariantId(page.First)),
        CatalogueRows.Variant(new VariantId(page.Last)) + ".");

    private async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory>> Sold(
        AccountId account, VariantPage page, CancellationToken cancellation)
    {
        var sold = new Dictionary<(VariantId, WarehouseId), DemandHistory>();
        await foreach (var row in demand.Between(account, new VariantId(page.First), new VariantId(page.Last), cancellation))
        {
            sold[(row.Variant, row.Warehouse)] = row.History();
        }

        return sold;
    }

    private async Task<List<T>> All<T>(RowRange range, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var row in store.All(range, cancellation))
        {
            found.Add(Packed.To<T>(row));
        }

        return found;
    }

    private async Task InTransactions(string partition, List<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(partition, transaction, cancellation);
        }
    }
}
