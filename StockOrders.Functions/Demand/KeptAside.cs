using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Sales of variants that there are none of. They are added up like all others under the variant's id, where nobody looks before there is
/// such a variant; what is left to do when it appears is to say that they wait no more, and to pass them on to what it is made of.
/// </summary>
internal sealed class KeptAside(IStore store, PartsBook parts)
{
    private const int MaxAttempts = 100;

    /// <summary>Lets sales count whose variants are there now, of all variants of an account. Costs one read where nothing waits.</summary>
    public async Task Apply(AccountId account, CancellationToken cancellation)
    {
        var waiting = new HashSet<VariantId>();
        await foreach (var row in store.All(DemandNames.AllAside(account), cancellation))
        {
            waiting.Add(DemandNames.PlaceOf(row.Key.Row).Variant);
            if (waiting.Count == StoreLimits.MaxPage)
            {
                await Apply(account, waiting, cancellation);
                waiting.Clear();
            }
        }

        await Apply(account, waiting, cancellation);
    }

    /// <summary>The same of these variants. What would come to more than can be counted waits on, and hinders no other.</summary>
    public async Task<AsideApplied> Apply(AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var places = await Waiting(account, variants, cancellation);
        var madeOf = await parts.Of(account, [.. places.Select(place => place.Variant).Distinct()], cancellation);
        var (tooMuch, damaged) = (new HashSet<VariantId>(), new HashSet<VariantId>());
        foreach (var place in places.Where(place => madeOf.ContainsKey(place.Variant)))
        {
            try
            {
                await End(DemandNames.Partition(account), place, new AsideEnd(default, Dropped: false, madeOf[place.Variant]), cancellation);
            }
            catch (DemandTooLargeException)
            {
                tooMuch.Add(place.Variant);
            }
            catch (DamagedDemandException)
            {
                // Runs report that one by itself; it must not keep the others waiting.
                damaged.Add(place.Variant);
            }
        }

        List<VariantId> counting = [.. madeOf.Keys.Where(variant => !tooMuch.Contains(variant) && !damaged.Contains(variant))];
        return new AsideApplied(counting, tooMuch, [.. counting.SelectMany(variant => madeOf[variant]).Select(part => part.Variant).Distinct()]);
    }

    /// <summary>Takes off what waits of a variant. Its lines stand: one that is sent again waits or counts again, as it was or corrected.</summary>
    /// <returns>False where nothing waited.</returns>
    public async Task<bool> Drop(AccountId account, VariantId variant, CancellationToken cancellation)
    {
        var any = false;
        foreach (var place in await Waiting(account, [variant], cancellation))
        {
            any |= await End(DemandNames.Partition(account), place, new AsideEnd(default, Dropped: true, []), cancellation);
        }

        return any;
    }

    /// <summary>Where sales of these variants may wait, found in one walk from the first to the last.</summary>
    private async Task<List<Place>> Waiting(AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var places = new List<Place>();
        if (variants.Count == 0)
        {
            return places;
        }

        var wanted = variants.ToHashSet();
        var sorted = variants.OrderBy(variant => RowName.Escape(variant.Value) + ".", StringComparer.Ordinal).ToList();
        await foreach (var row in store.All(DemandNames.Aside(account, sorted[0], sorted[^1]), cancellation))
        {
            var place = DemandNames.PlaceOf(row.Key.Row);
            if (wanted.Contains(place.Variant))
            {
                places.Add(place);
            }
        }

        return places;
    }

    /// <exception cref="DemandTooLargeException">What waits would come to more than can be counted, or be passed on to more than fits.</exception>
    private async Task<bool> End(string partition, Place place, AsideEnd end, CancellationToken cancellation)
    {
        if (end.Components.Length > Explosion.MaxParts)
        {
            throw new DemandTooLargeException(place, end.Components.Length);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = await store.Read(new StoreKey(partition, DemandNames.Aside(place)), cancellation);
            if (row is null || Packed.To<KeptAsideRow>(row) is not { Since: { } since } aside)
            {
                return false;
            }

            var days = Days(place, aside, end);
            var rows = await days.Rows(store, partition, cancellation);
            var after = aside.Over(end with { Since = since });
            rows.Add(end is { Dropped: false, Components.IsEmpty: true } && aside.Ended.IsEmpty
                ? RowChange.Delete(row.Key.Row, row.ETag)
                : RowChange.Replace(row.Key.Row, Packed.From(after), row.ETag));
            if ((await store.Commit(partition, rows, cancellation)).Committed)
            {
                return true;
            }
        }

        throw new CrowdedException($"Sales of {place.Variant} in {place.Warehouse} were changed by others {MaxAttempts} times in a row.") { MayBePartlyDone = true };
    }

    private static DayChanges Days(Place place, KeptAsideRow aside, AsideEnd end)
    {
        var days = new DayChanges();
        try
        {
            foreach (var share in aside.Days.SelectMany(day => Shares(place, day, end)))
            {
                days.Add(share);
            }
        }
        catch (OverflowException tooMuch)
        {
            throw new DemandTooLargeException(place, tooMuch);
        }

        return days;
    }

    private static IEnumerable<LineShare> Shares(Place place, AsideDay day, AsideEnd end)
    {
        var sale = new SoldLine(place.Variant, place.Warehouse, day.Day, day.Quantity);
        return end.Dropped ? LineShare.Of(sale, -1) : LineShare.Of(sale with { Components = end.Components }, 1).Skip(1);
    }
}
