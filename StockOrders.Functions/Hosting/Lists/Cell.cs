using StockOrders.Domain.Values;

namespace StockOrders.Functions.Hosting.Lists;

internal enum CellKind
{
    Text,

    /// <summary>One of a few words; compared in any case.</summary>
    Word,
    Number,
    Flag,
    Day,
    Instant,
}

/// <summary>A field's value in a form that sorts and compares: text or a number (instants in Unix milliseconds, days by their number); neither where it is not known.</summary>
internal readonly record struct Cell(string? Text, decimal? Number)
{
    public static Cell Of(string? text) => new(text, null);

    public static Cell Of(decimal? number) => new(null, number);

    public static Cell Of(bool flag) => new(null, flag ? 1 : 0);

    public static Cell Of(DateOnly? day) => new(null, day?.DayNumber);

    public static Cell Of(DateTimeOffset? at) => new(null, at?.ToUnixTimeMilliseconds());

    public bool IsEmpty => string.IsNullOrEmpty(Text) && Number is null;

    public static int Compare(Cell one, Cell other) =>
        one.IsEmpty || other.IsEmpty ? other.IsEmpty.CompareTo(one.IsEmpty)
        : one.Number is { } number ? number.CompareTo(other.Number ?? 0)
        : string.CompareOrdinal(one.Text, other.Text);
}

/// <summary>A field that a list can be filtered and sorted by.</summary>
internal sealed record ListField<T>(string Name, CellKind Kind, Func<T, Cell> Of)
{
    /// <summary>Where an item has several: a condition holds when it holds for one of them, and "is not" when it holds for all.</summary>
    public Func<T, IReadOnlyList<Cell>>? Several { get; init; }

    /// <summary>
    /// The same by whole days: an order made at noon was made on that day, by its end and not after it, although no instant in the day
    /// equals its beginning.
    /// </summary>
    public ListField<T> InDays(TimeZoneInfo zone) => new(
        Name,
        CellKind.Day,
        item => Of(item).Number is { } milliseconds ? Cell.Of(ClockDays.DayOf(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), zone)) : default);
}
