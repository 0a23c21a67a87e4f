using System.Collections.Immutable;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>
/// By what a list is sorted, the first field first. Complete orders end in a field that no two items share, so that a place in the list is
/// between two items and never among equals.
/// </summary>
internal sealed class ListOrder<T>
{
    private readonly ImmutableArray<(ListField<T> Field, bool Descending)> parts;

    private ListOrder(ImmutableArray<(ListField<T> Field, bool Descending)> parts) => this.parts = parts;

    public static ListOrder<T> By(ListField<T> field, bool descending = false) => new([(field, descending)]);

    /// <summary>Number of fields, and so of the keys of an item.</summary>
    public int Length => parts.Length;

    public ListOrder<T> Then(ListField<T> field, bool descending = false) => Then(By(field, descending));

    /// <summary>Where this leaves items equal, the other decides.</summary>
    public ListOrder<T> Then(ListOrder<T> other) =>
        new(parts.AddRange(other.parts.Where(part => !parts.Any(known => known.Field.Name == part.Field.Name))));

    /// <summary>True when this sorts as the other does, as far as it goes.</summary>
    public bool Begins(ListOrder<T> other) => parts.SequenceEqual(other.parts.Take(parts.Length));

    /// <summary>What an item is sorted by.</summary>
    public Cell[] KeysOf(T item)
    {
        var keys = new Cell[parts.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = parts[i].Field.Of(item);
        }

        return keys;
    }

    public int Compare(IReadOnlyList<Cell> one, IReadOnlyList<Cell> other)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var order = Cell.Compare(one[i], other[i]);
            if (order != 0)
            {
                return parts[i].Descending ? -order : order;
            }
        }

        return 0;
    }
}
