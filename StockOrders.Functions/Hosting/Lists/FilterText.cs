using System.Globalization;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>Filters as they stand in a query.</summary>
internal static class FilterText
{
    public const int MaxValues = 1_000;

    public static readonly (string Suffix, FilterRelation Relation)[] Suffixes =
    [
        ("_ne", FilterRelation.NotEqual), ("_gte", FilterRelation.GreaterOrEqual), ("_gt", FilterRelation.Greater),
        ("_lte", FilterRelation.LessOrEqual), ("_lt", FilterRelation.Less), ("_in", FilterRelation.In), ("_match", FilterRelation.Match),
        ("_eqi", FilterRelation.EqualInAnyCase),
    ];

    /// <summary>The field and the relation that a name stands for; null where there is no such field.</summary>
    public static (ListField<T> Field, FilterRelation Relation)? Find<T>(string name, IReadOnlyDictionary<string, ListField<T>> fields)
    {
        if (fields.TryGetValue(name, out var plain))
        {
            return (plain, FilterRelation.Equal);
        }

        foreach (var (suffix, relation) in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && fields.TryGetValue(name[..^suffix.Length], out var field))
            {
                return (field, relation);
            }
        }

        return null;
    }

    /// <summary>Numbers, days and flags are whole values: there is no part of one to find.</summary>
    public static bool CanCompare(CellKind kind, FilterRelation relation) => relation != FilterRelation.Match || kind is CellKind.Text or CellKind.Word;

    /// <summary>The condition; null where the text cannot be a value of the field, or cannot be compared so.</summary>
    public static Filter<T>? Read<T>(ListField<T> field, FilterRelation relation, string text, TimeZoneInfo zone) =>
        Read(field, relation, relation == FilterRelation.In ? text.Split(',', StringSplitOptions.TrimEntries) : [text], zone);

    /// <param name="parts">One, or for <see cref="FilterRelation.In"/> several.</param>
    public static Filter<T>? Read<T>(ListField<T> field, FilterRelation relation, IReadOnlyList<string> parts, TimeZoneInfo zone)
    {
        if (!CanCompare(field.Kind, relation) || parts.Count > MaxValues)
        {
            return null;
        }

        if (field.Kind == CellKind.Instant && parts.All(DateText.IsPlainDay))
        {
            field = field.InDays(zone);
        }

        var cells = new List<Cell>(parts.Count);
        foreach (var part in parts)
        {
            if (Value(field.Kind, part, zone) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
        }

        return new Filter<T>(field, relation, cells);
    }

    /// <remarks>PHP writes flags in queries as 1 and 0.</remarks>
    private static Cell? Value(CellKind kind, string text, TimeZoneInfo zone) => text.Length == 0 ? default(Cell) : kind switch
    {
        CellKind.Text or CellKind.Word => Cell.Of(text),
        CellKind.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number) : null,
        CellKind.Flag => text is "0" or "1" ? Cell.Of(text == "1") : bool.TryParse(text, out var flag) ? Cell.Of(flag) : null,
        CellKind.Day => DateText.Day(text, zone) is { } day ? Cell.Of(day) : null,
        CellKind.Instant => DateText.Instant(text) is { } at ? Cell.Of(at) : DateText.Day(text, zone) is { } day ? Cell.Of(StartOf(day, zone)) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight the day begins an hour later.
        midnight = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
