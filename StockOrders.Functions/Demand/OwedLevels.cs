using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Writes stock that was put with variants into the days of its places, the puts of each variant in their order. Whoever dies before that
/// leaves it to the next who counts or puts stock of the variant, or to the night. Where what is stored of a place is damaged, its variant's
/// puts wait on: runs report that variant by itself, and it must not keep others waiting.
/// </summary>
internal sealed class OwedLevels(IStore store)
{
    private const int MaxAttempts = 100;

    /// <summary>All that an account owes. Costs one read where it owes nothing.</summary>
    public async Task Apply(AccountId account, CancellationToken cancellation)
    {
        var (range, continuation) = (CatalogueRows.AllOwedLevels(account), (string?)null);
        do
        {
            var page = await store.List(range, StoreLimits.MaxPage, continuation, cancellation);
            await Apply(account, [.. page.Rows.SelectMany(Places).Distinct()], cancellation);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>The same of these variants.</summary>
    public async Task Apply(AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var rows = await Owed(account, [.. variants], cancellation);
        await Apply(account, [.. rows.SelectMany(Places).Distinct()], cancellation);
    }

    /// <summary>What is owed of the variants in these places, and whatever else of them is owed by then.</summary>
    public async Task Apply(AccountId account, IReadOnlyCollection<Place> places, CancellationToken cancellation)
    {
        List<Place> sound = [.. places];
        while (sound.Count > 0)
        {
            try
            {
                await Write(account, sound, cancellation);
                return;
            }
            catch (DamagedDemandException damaged)
            {
                sound.RemoveAll(place => place.Variant == damaged.Place.Variant);
            }
        }
    }

    private async Task Write(AccountId account, IReadOnlyCollection<Place> places, CancellationToken cancellation)
    {
        var expected = places.ToHashSet();
        var variants = places.Select(place => place.Variant).ToHashSet();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Days first: what is owed and not there any more was written by another, and then these days are not as they were read.
            var before = await DayChanges.Read(store, DemandNames.Partition(account), expected, cancellation);
            var rows = await Owed(account, variants, cancellation);
            if (rows.Count == 0)
            {
                return;
            }

            if (rows.SelectMany(Places).Where(expected.Add).ToList().Count == 0
                && await Write(account, rows, before, cancellation)
                && await CrossOff(account, rows, cancellation))
            {
                return;
            }
        }

        throw new CrowdedException($"Stock of {places.First().Variant} was put by others {MaxAttempts} times in a row.");
    }

    private async Task<bool> Write(
        AccountId account, List<StoredRow> rows, Dictionary<string, StoredRow> before, CancellationToken cancellation)
    {
        var levels = rows.Select(Packed.To<OwedLevelsRow>)
            .SelectMany(row => row.Levels.Select(level => new LineShare(
                new Place(row.Variant, level.Warehouse), new DemandChange(row.Date, 0) { Level = DemandHistory.Scaled(level.InStock) })));
        foreach (var some in levels.GroupBy(level => level.Place).Chunk(StoreLimits.MaxChanges))
        {
            var days = new DayChanges();
            foreach (var level in some.SelectMany(place => place))
            {
                days.Add(level);
            }

            // Days that stay the same are written too, so that whoever read them before knows that this was here.
            if (!(await store.Commit(DemandNames.Partition(account), days.Rows(before, unchangedToo: true), cancellation)).Committed)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>False where another was faster.</returns>
    private async Task<bool> CrossOff(AccountId account, List<StoredRow> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.Chunk(StoreLimits.MaxChanges))
        {
            if (!(await store.Commit(
                    CatalogueRows.Partition(account), [.. some.Select(row => RowChange.Delete(row.Key.Row, row.ETag))], cancellation)).Committed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Found in one walk from the first variant to the last, the puts of each in their order.</summary>
    private async Task<List<StoredRow>> Owed(AccountId account, HashSet<VariantId> variants, CancellationToken cancellation)
    {
        var owed = new List<StoredRow>();
        if (variants.Count == 0)
        {
            return owed;
        }

        var sorted = variants.OrderBy(variant => RowName.Escape(variant.Value) + ".", StringComparer.Ordinal).ToList();
        await foreach (var row in store.All(CatalogueRows.OwedLevels(account, sorted[0], sorted[^1]), cancellation))
        {
            if (variants.Contains(Packed.To<OwedLevelsRow>(row).Variant))
            {
                owed.Add(row);
            }
        }

        return owed;
    }

    private static IEnumerable<Place> Places(StoredRow row)
    {
        var owed = Packed.To<OwedLevelsRow>(row);
        return owed.Levels.Select(level => new Place(owed.Variant, level.Warehouse));
    }
}
