using System.Collections.Immutable;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    private static readonly ImmutableArray<DayOfWeek> Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>
    /// Days of the week as a list, or as one text with spaces or commas between them, as a cell of a file has it; each whole or as three
    /// letters. From Monday on, each once. Null where they were not sent; an explicit null is none.
    /// </summary>
    public ImmutableArray<DayOfWeek>? Weekdays(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var words = IsText(name)
            ? (Text(name, 200) ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            : Texts(name, 50) ?? [];
        var days = new HashSet<DayOfWeek>();
        foreach (var word in words)
        {
            if (DayOf(word, Week) is not { } day)
            {
                Refuse(name, "unknown_word", $"{PathOf(name)} must hold days of the week such as monday; '{ShortText.Of(word, 40)}' is none.");
                return null;
            }

            days.Add(day);
        }

        return [.. Week.Where(days.Contains)];
    }

    private static DayOfWeek? DayOf(string word, ImmutableArray<DayOfWeek> week)
    {
        foreach (var day in week)
        {
            var whole = day.ToString();
            if (string.Equals(word, whole, StringComparison.OrdinalIgnoreCase) || string.Equals(word, whole[..3], StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }
}
