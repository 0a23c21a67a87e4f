using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Records what is on hand: every count with the history of its day, and the newest of each variant and warehouse as what is there now.
/// The history comes first; what dies between the two is completed when it is sent again.
/// </summary>
internal sealed class StockLevelBook(IStore store, CatalogueBook catalogue, OwedLevels owed)
{
    private const int AtOnce = 8;
    private const int MaxAttempts = 100;

    /// <summary>
    /// Takes any number of lines in any order, from any number of callers at once; of several of a day the last counts. Their variants and
    /// warehouses are there.
    /// </summary>
    /// <returns>How many variants have other stock now.</returns>
    public async Task<int> Record(AccountId account, IReadOnlyCollection<LevelLine> lines, CancellationToken cancellation)
    {
        // Stock that was put before is written down before what comes now.
        await owed.Apply(account, [.. lines.Select(line => line.Variant).Distinct()], cancellation);
        var places = lines.GroupBy(line => new Place(line.Variant, line.Warehouse)).OrderBy(place => DemandNames.Days(place.Key), StringComparer.Ordinal);
        await InParallel(places.Chunk(StoreLimits.MaxChanges), some => History(account, some, cancellation), cancellation);
        var changed = 0;
        await InParallel(
            InTransactions(lines), async some => Interlocked.Add(ref changed, await Stock(account, some, cancellation)), cancellation);
        return changed;
    }

    private async Task History(AccountId account, IGrouping<Place, LevelLine>[] places, CancellationToken cancellation)
    {
        var partition = DemandNames.Partition(account);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var days = new DayChanges();
            foreach (var line in places.SelectMany(place => place))
            {
                days.Add(new LineShare(
                    new Place(line.Variant, line.Warehouse), new DemandChange(line.Date, 0) { Level = DemandHistory.Scaled(line.InStock) }));
            }

            var rows = await days.Rows(store, partition, cancellation);
            if (rows.Count == 0 || (await store.Commit(partition, rows, cancellation)).Committed)
            {
                return;
            }
        }

        throw new CrowdedException($"Stock levels of {places[0].Key.Variant} were changed by others {MaxAttempts} times in a row.") { MayBePartlyDone = true };
    }

    /// <summary>One transaction: stock of variants, and how old the counts are that it comes from.</summary>
    private async Task<int> Stock(AccountId account, StockCounts[] variants, CancellationToken cancellation)
    {
        var partition = CatalogueRows.Partition(account);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var known = await store.Named(partition, [.. variants.Select(counts => CatalogueRows.Variant(counts.Variant))], cancellation);
            var dated = await store.Named(
                partition,
                [.. variants.SelectMany(counts => counts.Newest).Select(line => CatalogueRows.StockLevel(line.Variant, line.Warehouse))],
                cancellation);
            var changes = new List<RowChange>();
            var put = new List<LevelLine>();
            var changed = 0;
            foreach (var counts in variants)
            {
                // One that was deleted a moment ago has no stock to change.
                if (known.GetValueOrDefault(CatalogueRows.Variant(counts.Variant)) is { } row && Counted(row, counts, dated, changes, put) is { } after)
                {
                    changes.Add(RowChange.Replace(row.Key.Row, Packed.From(after), row.ETag));
                    changed++;
                }
            }

            if (changes.Count == 0 || await catalogue.Save(account, changes, cancellation))
            {
                await (put.Count > 0
                    ? History(account, [.. put.GroupBy(line => new Place(line.Variant, line.Warehouse))], cancellation)
                    : Task.CompletedTask);
                return changed;
            }
        }

        throw new CrowdedException($"Stock of {variants[0].Variant} was changed by others {MaxAttempts} times in a row.") { MayBePartlyDone = true };
    }

    /// <param name="put">Gets what was put over a count of the same day that came again now: it is what counts of that day.</param>
    /// <returns>Null where older counts came late, or the same came again.</returns>
    private static Variant? Counted(
        StoredRow row, StockCounts counts, Dictionary<string, StoredRow> dated, List<RowChange> changes, List<LevelLine> put)
    {
        var before = Packed.To<Variant>(row);
        var after = before;
        foreach (var newest in counts.Newest)
        {
            var name = CatalogueRows.StockLevel(newest.Variant, newest.Warehouse);
            var level = new StockLevelRow(newest.Id, newest.Date, newest.InStock, newest.Reserved);
            var known = dated.GetValueOrDefault(name);
            var putOn = before.StockPutOn.TryGetValue(newest.Warehouse.Value, out var day) ? day : DateOnly.MinValue;
            if (putOn == newest.Date && known is not null && Packed.To<StockLevelRow>(known) == level)
            {
                put.Add(newest with { InStock = before.InStock[newest.Warehouse.Value] });
            }

            if (putOn > newest.Date || (known is not null && Packed.To<StockLevelRow>(known) is var last && (last == level || last.Date > newest.Date)))
            {
                continue;
            }

            changes.Add(known is null ? RowChange.Insert(name, Packed.From(level)) : RowChange.Replace(name, Packed.From(level), known.ETag));
            after = after with
            {
                InStock = after.InStock.SetItem(newest.Warehouse.Value, newest.InStock),
                Reserved = newest.Reserved is not { } reserved ? after.Reserved
                    : reserved == 0 ? after.Reserved.Remove(newest.Warehouse.Value)
                    : after.Reserved.SetItem(newest.Warehouse.Value, reserved),
            };
        }

        return ReferenceEquals(before, after) ? null : after;
    }

    /// <summary>As many variants to a transaction as it holds with the counts of all their warehouses.</summary>
    private static IEnumerable<StockCounts[]> InTransactions(IEnumerable<LevelLine> lines)
    {
        var open = new List<StockCounts>();
        var rows = 0;
        foreach (var counts in StockCounts.Of(lines))
        {
            if (rows + 1 + counts.Newest.Count > StoreLimits.MaxChanges)
            {
                yield return [.. open];
                open.Clear();
                rows = 0;
            }

            open.Add(counts);
            rows += 1 + counts.Newest.Count;
        }

        if (open.Count > 0)
        {
            yield return [.. open];
        }
    }

    private static Task InParallel<T>(IEnumerable<T> parts, Func<T, Task> act, CancellationToken cancellation) => Parallel.ForEachAsync(
        parts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (part, _) => await act(part));
}
