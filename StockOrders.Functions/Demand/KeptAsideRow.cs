using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Sales in one warehouse of a variant that there was none of. They are added up with all demand, where they wait for their variant; this
/// row says that they do, and how to take them off again.
/// </summary>
/// <param name="Since">When the first of those came that are waiting now; null where none is. Their lines remember it.</param>
/// <param name="Days">What is waiting, by day.</param>
/// <param name="Ended">What became of those that waited before, where their lines cannot know it.</param>
internal sealed record KeptAsideRow(
    VariantId Variant, WarehouseId Warehouse, DateTimeOffset? Since, ImmutableArray<AsideDay> Days, ImmutableArray<AsideEnd> Ended)
{
    public static KeptAsideRow None(Place place) => new(place.Variant, place.Warehouse, null, [], []);

    /// <summary>With a line more, or one less, on a day.</summary>
    public KeptAsideRow With(DateOnly day, int lines, decimal quantity)
    {
        var index = Days.BinarySearch(new AsideDay(day, 0, 0), AsideDay.ByDay);
        if (index < 0)
        {
            return this with { Days = Days.Insert(~index, new AsideDay(day, lines, quantity)) };
        }

        var now = Days[index] with { Lines = Days[index].Lines + lines, Quantity = Days[index].Quantity + quantity };
        return this with { Days = now is { Lines: 0, Quantity: 0 } ? Days.RemoveAt(index) : Days.SetItem(index, now) };
    }

    /// <summary>Begun at that time, or since then where it waits already.</summary>
    public KeptAsideRow Begun(DateTimeOffset now) => Since is not null ? this : this with
    {
        // Never at the moment when others began that are over.
        Since = Ended.IsEmpty || now > Ended[^1].Since ? now : Ended[^1].Since.AddTicks(1),
    };

    /// <summary>None waits any more.</summary>
    public KeptAsideRow Over(AsideEnd end) => this with { Since = null, Days = [], Ended = Ended.Add(end) };
}

internal readonly record struct AsideDay(DateOnly Day, int Lines, decimal Quantity)
{
    public static IComparer<AsideDay> ByDay { get; } = Comparer<AsideDay>.Create((one, other) => one.Day.CompareTo(other.Day));
}

/// <param name="Since">The lines that remember this time are meant.</param>
/// <param name="Dropped">They were taken off: a correction has nothing to take off any more.</param>
/// <param name="Components">What their variant was made of when it appeared.</param>
internal sealed record AsideEnd(DateTimeOffset Since, bool Dropped, ImmutableArray<VariantComponent> Components);
