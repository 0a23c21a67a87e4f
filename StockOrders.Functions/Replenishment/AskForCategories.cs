using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Whether profiles of categories are to be made by this run, as the last are a week old.</summary>
internal sealed class AskForCategories(IStore store, RunBook runs)
{
    public const string Name = nameof(AskForCategories);

    private const int DaysBetween = 7;

    [Function(Name)]
    public async Task<bool> Run([ActivityTrigger] RunInput input, CancellationToken cancellation) =>
        await runs.IsUnderWay(input, cancellation)
        && (await store.Read(new StoreKey(CatalogueRows.Partition(new AccountId(input.Account)), CategoryRows.Made), cancellation) is not { } made
            || Packed.To<CategoriesMadeRow>(made).Night.AddDays(DaysBetween) <= input.Night);
}
