using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Cuts the catalogue into pages. Run again it cuts the same catalogue the same way.</summary>
internal sealed class PlanRun(IStore store, RunBook runs, KeptAside aside, OwedLevels owed)
{
    public const string Name = nameof(PlanRun);
    public const int VariantsInAPage = 1000;

    [Function(Name)]
    public async Task<VariantPage[]> Run([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);

        // Whoever made a variant and died before its earlier sales counted left that to the night, as did who put stock and died before its history was written.
        await aside.Apply(account, cancellation);
        await owed.Apply(account, cancellation);
        var pages = new List<VariantPage>();
        var variants = 0;
        string? first = null, last = null;
        await foreach (var row in store.All(CatalogueRows.AllVariants(account), cancellation))
        {
            last = Packed.To<Variant>(row).Id.Value;
            first ??= last;
            if (++variants % VariantsInAPage == 0)
            {
                pages.Add(new VariantPage(pages.Count, first, last));
                first = null;
            }
        }

        if (first is not null)
        {
            pages.Add(new VariantPage(pages.Count, first, last!));
        }

        await runs.Plan(account, input.Run, variants, cancellation);
        return [.. pages];
    }
}
