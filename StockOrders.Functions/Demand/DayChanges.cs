using StockOrders.Domain.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>What one transaction adds to the days of several places, and the rows that this comes to.</summary>
internal sealed class DayChanges
{
    private readonly Dictionary<Place, List<DemandChange>> changes = [];

    public IReadOnlyCollection<Place> Places => changes.Keys;

    public void Add(LineShare share)
    {
        if (share.Change is not { Own: 0, Dependent: 0, Level: null })
        {
            if (!changes.TryGetValue(share.Place, out var days))
            {
                changes[share.Place] = days = [];
            }

            days.Add(share.Change);
        }
    }

    /// <summary>Reads the places as they are and works out what they come to; a place that comes to what it was is left alone.</summary>
    /// <exception cref="DemandTooLargeException">One would come to too much.</exception>
    public async Task<List<RowChange>> Rows(IStore store, string partition, CancellationToken cancellation)
    {
        var before = await store.Named(partition, [.. changes.Keys.Select(DemandNames.Days)], cancellation);
        var rows = new List<RowChange>(changes.Count);
        foreach (var (place, days) in changes)
        {
            var name = DemandNames.Days(place);
            var row = before.GetValueOrDefault(name);
            var after = After(place, row, days);
            if (row is null)
            {
                rows.Add(RowChange.Insert(name, PackedDemand.Pack(after)));
            }
            else if (after.IsEmpty)
            {
                rows.Add(RowChange.Delete(name, row.ETag));
            }
            else if (PackedDemand.Pack(after) is var packed && !packed.AsSpan().SequenceEqual(row.Body.Span))
            {
                rows.Add(RowChange.Replace(name, packed, row.ETag));
            }
        }

        return rows;
    }

    private static DemandDays After(Place place, StoredRow? row, List<DemandChange> days)
    {
        try
        {
            return (row is null ? DemandDays.None : PackedDemand.Unpack(row.Body.Span)).With(days);
        }
        catch (OverflowException tooMuch)
        {
            throw new DemandTooLargeException(place, tooMuch);
        }
    }
}
