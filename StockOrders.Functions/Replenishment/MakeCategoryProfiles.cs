using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Profiles of categories from the totals of their shards. They are made once a week and not each night: seasons change slowly, and between
/// two makings a run that is repeated over unchanged data finds exactly what it found before.
/// </summary>
internal sealed class MakeCategoryProfiles(IStore store, RunMemory memory)
{
    public const string Name = nameof(MakeCategoryProfiles);

    [Function(Name)]
    public async Task Run([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        var profiles = await Profiles(account, input.Parts, cancellation);
        var known = await store.All(CategoryRows.AllProfiles(account), cancellation).ToDictionaryAsync(row => row.Key.Row, row => row.Body, cancellationToken: cancellation);
        List<RowChange> changes =
        [
            .. profiles
                .Select(profile => RowChange.Put(CategoryRows.Profile(profile.Category), Packed.From(profile)))
                .Where(change => !known.TryGetValue(change.Row, out var before) || !before.Span.SequenceEqual(change.Body.Span)),
            .. known.Keys.Except(profiles.Select(profile => CategoryRows.Profile(profile.Category))).Select(row => RowChange.Delete(row)),
            // Last: as long as it is not there, they are made anew.
            RowChange.Put(CategoryRows.Made, Packed.From(new CategoriesMadeRow(input.Night))),
        ];
        foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(CatalogueRows.Partition(account), transaction, cancellation);
        }

        memory.Forget(account);
    }

    private async Task<List<CategoryProfile>> Profiles(AccountId account, string parts, CancellationToken cancellation)
    {
        var profiles = new List<CategoryProfile>();
        CategoryTotalsRow? sum = null;
        await foreach (var row in store.All(CategoryRows.AllTotals(account, parts), cancellation))
        {
            var next = Packed.To<CategoryTotalsRow>(row);
            if (sum is not null && sum.Category == next.Category)
            {
                sum.Totals.Merge(next.Totals);
                continue;
            }

            Close();
            sum = next;
        }

        Close();
        return profiles;

        void Close()
        {
            if (sum?.Totals.Profile(sum.Category) is { } profile)
            {
                profiles.Add(profile);
            }
        }
    }
}
