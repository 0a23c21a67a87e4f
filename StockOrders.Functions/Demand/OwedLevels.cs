using Microsoft.Extensions.Logging;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Writes stock that was put with variants into the days of its places, the puts of each variant in their order. Whoever dies before that
/// leaves it to the next who counts or puts stock of the variant, or to the night. Where what is stored of a place is damaged, its variant's
/// puts wait on: runs report that variant by itself, and it must not keep others waiting. A put that cannot be read any more stands and is
/// logged; the others count.
/// </summary>
internal sealed partial class OwedLevels(IStore store, ILogger<OwedLevels> log)
{
    private const int MaxAttempts = 100;

    /// <summary>All that an account owes. Costs one read where it owes nothing.</summary>
    public async Task Apply(AccountId account, CancellationToken cancellation)
    {
        var (range, continuation) = (CatalogueRows.AllOwedLevels(account), (string?)null);
        do
        {
            var page = await store.List(range, StoreLimits.MaxPage, continuation, cancellation);
            await Apply(account, [.. page.Rows.Select(row => Read(account, row)).OfType<Put>().SelectMany(put => put.Places).Distinct()], cancellation);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>The same of these variants.</summary>
    public async Task Apply(AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var puts = await Owed(account, [.. variants], cancellation);
        await Apply(account, [.. puts.SelectMany(put => put.Places).Distinct()], cancellation);
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
            var puts = await Owed(account, variants, cancellation);
            if (puts.Count == 0)
            {
                return;
            }

            if (puts.SelectMany(put => put.Places).Where(expected.Add).ToList().Count == 0
                && await Write(account, puts, before, cancellation)
                && await CrossOff(account, puts, cancellation))
            {
                return;
            }
        }

        throw new CrowdedException($"Stock of {places.First().Variant} was put by others {MaxAttempts} times in a row.");
    }

    private async Task<bool> Write(
        AccountId account, List<Put> puts, Dictionary<string, StoredRow> before, CancellationToken cancellation)
    {
        var levels = puts.SelectMany(put => put.Owed.Levels.Select(level => new LineShare(
            new Place(put.Owed.Variant, level.Warehouse), new DemandChange(put.Owed.Date, 0) { Level = DemandHistory.Scaled(level.InStock) })));
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
    private async Task<bool> CrossOff(AccountId account, List<Put> puts, CancellationToken cancellation)
    {
        foreach (var some in puts.Chunk(StoreLimits.MaxChanges))
        {
            if (!(await store.Commit(
                    CatalogueRows.Partition(account), [.. some.Select(put => RowChange.Delete(put.Row.Key.Row, put.Row.ETag))], cancellation)).Committed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Found in one walk from the first variant to the last, the puts of each in their order.</summary>
    private async Task<List<Put>> Owed(AccountId account, HashSet<VariantId> variants, CancellationToken cancellation)
    {
        var owed = new List<Put>();
        if (variants.Count == 0)
        {
            return owed;
        }

        var sorted = variants.OrderBy(variant => RowName.Escape(variant.Value) + ".", StringComparer.Ordinal).ToList();
        await foreach (var row in store.All(CatalogueRows.OwedLevels(account, sorted[0], sorted[^1]), cancellation))
        {
            if (variants.Contains(CatalogueRows.OwedBy(row.Key.Row)) && Read(account, row) is { } put)
            {
                owed.Add(put);
            }
        }

        return owed;
    }

    /// <summary>Null where it is damaged.</summary>
    private Put? Read(AccountId account, StoredRow row)
    {
        var variant = CatalogueRows.OwedBy(row.Key.Row);
        var owed = Packed.Sound<OwedLevelsRow>(
            row,
            owed => owed.Variant == variant && !owed.Levels.IsDefault && owed.Levels.All(level => level.Warehouse.Value is not null),
            damage => Unreadable(log, damage, variant.Value, account.Value, row.Key.Row));
        return owed is null ? null : new Put(row, owed);
    }

    [LoggerMessage(4120, LogLevel.Error, "Stock that was put with variant {Variant} of account {Account} cannot be read any more ({Row}); its history lacks it until the row is repaired or deleted. The others count.")]
    private static partial void Unreadable(ILogger log, Exception damage, string variant, string account, string row);

    private sealed record Put(StoredRow Row, OwedLevelsRow Owed)
    {
        public IEnumerable<Place> Places => Owed.Levels.Select(level => new Place(Owed.Variant, level.Warehouse));
    }
}
