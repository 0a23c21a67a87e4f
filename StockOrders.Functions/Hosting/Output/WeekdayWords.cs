using System.Collections.Immutable;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>Days of the week as the API has them: <c>monday</c>.</summary>
internal static class WeekdayWords
{
    public static readonly string[] All = [.. Enum.GetValues<DayOfWeek>().Select(day => ChoiceWords.Of(day))];

    public static IEnumerable<string> Of(ImmutableArray<DayOfWeek> days) => days.Select(day => ChoiceWords.Of(day));

    /// <summary>All of them in one cell of a file; null where there are none.</summary>
    public static string? Cell(ImmutableArray<DayOfWeek> days) => days.IsEmpty ? null : string.Join(' ', Of(days));
}
