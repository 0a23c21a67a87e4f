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
    /// <exception cref="DamagedDemandException">One cannot be read.</exception>
    public async Task<List<RowChange>> Rows(IStore store, string partition, CancellationToken cancellation)
    {
        return Rows(await Read(store, partition, changes.Keys, cancellation));
    }

    /// <summary>The days of places as they are.</summary>
    public static Task<Dictionary<string, StoredRow>> Read(
        IStore store, string partition, IReadOnlyCollection<Place> places, CancellationToken cancellation) =>
        store.Named(partition, [.. places.Select(DemandNames.Days)], cancellation);

    /// <param name="before">The places as they were read.</param>
    /// <param name="unchangedToo">Whether a place that comes to what it was is written all the same.</param>
    /// <exception cref="DemandTooLargeException">One would come to too much.</exception>
    /// <exception cref="DamagedDemandException">One cannot be read.</exception>
    public List<RowChange> Rows(Dictionary<string, StoredRow> before, bool unchangedToo = false)
    {
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
            else if (PackedDemand.Pack(after) is var packed && (unchangedToo || !packed.AsSpan().SequenceEqual(row.Body.Span)))
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
        catch (InvalidDataException damaged)
        {
            throw new DamagedDemandException(place, damaged);
        }
    }
}
