using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Cuts the catalogue into shards of pages by the names of its rows alone, so that a row that cannot be read stops nothing. Run again it
/// cuts the same catalogue the same way.
/// </summary>
internal sealed class PlanShards(IStore store, RunBook runs, RunMemory memory, KeptAside aside, OwedLevels owed)
{
    public const string Name = nameof(PlanShards);

    /// <summary>A history of some twenty pages is replayed in no time, and a million variants are fifty shards.</summary>
    public const int PagesInAShard = 20;

    [Function(Name)]
    public async Task<VariantShard[]> Run([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        memory.Forget(account);

        // Whoever made a variant and died before its earlier sales counted left that to the night, as did who put stock and died before its history was written.
        await aside.Apply(account, cancellation);
        await owed.Apply(account, cancellation);
        var (pages, variants) = await Pages(account, cancellation);
        return await runs.Plan(account, input.Run, variants, cancellation)
            ? [.. pages.Chunk(PagesInAShard).Select((shard, number) => new VariantShard(number, shard))]
            : [];
    }

    private async Task<(List<VariantPage> Pages, int Variants)> Pages(AccountId account, CancellationToken cancellation)
    {
        var pages = new List<VariantPage>();
        var (variants, continuation) = (0, (string?)null);
        do
        {
            var rows = await store.List(CatalogueRows.AllVariants(account), PlanRun.VariantsInAPage, continuation, cancellation);
            if (rows.Rows.Count > 0)
            {
                pages.Add(new VariantPage(pages.Count, CatalogueRows.VariantIn(rows.Rows[0].Key.Row), CatalogueRows.VariantIn(rows.Rows[^1].Key.Row)));
                variants += rows.Rows.Count;
            }

            continuation = rows.Continuation;
        }
        while (continuation is not null);
        return (pages, variants);
    }
}
