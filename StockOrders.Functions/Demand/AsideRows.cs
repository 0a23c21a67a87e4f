using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>What is kept aside in the places that one transaction touches, as it was and as it will be.</summary>
internal sealed class AsideRows
{
    private readonly Dictionary<Place, (KeptAsideRow Row, string? ETag)> before = [];
    private readonly Dictionary<Place, KeptAsideRow> after = [];

    public int Changed => after.Count;

    public static async Task<AsideRows> Read(IStore store, string partition, IReadOnlyCollection<Place> places, CancellationToken cancellation)
    {
        var aside = new AsideRows();
        if (places.Count > 0)
        {
            var rows = await store.Named(partition, [.. places.Select(DemandNames.Aside)], cancellation);
            foreach (var place in places)
            {
                var row = rows.GetValueOrDefault(DemandNames.Aside(place));
                aside.before[place] = row is null ? (KeptAsideRow.None(place), null) : (Packed.To<KeptAsideRow>(row), row.ETag);
            }
        }

        return aside;
    }

    /// <summary>Its sale waited and was dropped: sent again, it is a sale like any other.</summary>
    public bool IsDropped(SoldLine line) =>
        line.Aside is not null && Of(line).Since != line.Aside && Of(line).Ended.Any(end => end.Since == line.Aside && end.Dropped);

    /// <summary>What there is to take off of a line that stands: nothing where it was dropped, its components where its variant came to have some.</summary>
    public SoldLine InEffect(SoldLine line)
    {
        if (line.Aside is null || Of(line).Since == line.Aside)
        {
            return line;
        }

        return Of(line).Ended.FirstOrDefault(end => end.Since == line.Aside) switch
        {
            null => line,
            { Dropped: true } => line with { Quantity = 0 },
            { Components: { IsEmpty: false } components } => line with { Components = components },
            _ => line,
        };
    }

    /// <summary>Takes a line out of what waits, where it waits still.</summary>
    public void TakeOff(SoldLine line)
    {
        if (line.Aside is not null && Of(line).Since == line.Aside)
        {
            after[PlaceOf(line)] = Of(line).With(line.Date, -1, -line.Quantity);
        }
    }

    /// <summary>Lets a line wait where it is to be kept aside.</summary>
    /// <returns>The line with the time that it remembers.</returns>
    public SoldLine Add(SoldLine line)
    {
        if (line.Aside is not { } now)
        {
            return line;
        }

        var row = Of(line).Begun(now).With(line.Date, 1, line.Quantity);
        after[PlaceOf(line)] = row;
        return line with { Aside = row.Since };
    }

    public IEnumerable<RowChange> Rows()
    {
        foreach (var (place, row) in after)
        {
            var name = DemandNames.Aside(place);
            var etag = before[place].ETag;
            if (row.Days.IsEmpty && row.Ended.IsEmpty)
            {
                if (etag is not null)
                {
                    yield return RowChange.Delete(name, etag);
                }
            }
            else
            {
                yield return etag is null ? RowChange.Insert(name, Packed.From(row)) : RowChange.Replace(name, Packed.From(row), etag);
            }
        }
    }

    private static Place PlaceOf(SoldLine line) => new(line.Variant, line.Warehouse);

    private KeptAsideRow Of(SoldLine line) => after.TryGetValue(PlaceOf(line), out var row) ? row : before[PlaceOf(line)].Row;
}
