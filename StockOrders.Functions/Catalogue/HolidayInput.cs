using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>When a vendor is closed, as a client says it. The list is replaced as a whole and may be sent in any order.</summary>
internal static class HolidayInput
{
    /// <summary>Of one holiday; who is closed for longer takes no orders at all.</summary>
    private const int MaxLength = 366;

    public static ImmutableArray<Holiday> Read(JsonFields fields, int max)
    {
        var holidays = new List<Holiday>();
        foreach (var entry in fields.Objects("holidays", max) ?? [])
        {
            var from = entry.Day("from", required: true);
            var to = entry.Day("to") ?? from;
            var name = entry.Text("name", 200);
            entry.Close();
            if (from is not { } first || to is not { } last)
            {
                continue;
            }

            if (last < first)
            {
                entry.Refuse("to", "ends_before_it_begins", $"{entry.PathOf("to")} {last:yyyy-MM-dd} is before from {first:yyyy-MM-dd}.");
            }
            else if (last.DayNumber - first.DayNumber >= MaxLength)
            {
                entry.Refuse("to", "too_long", $"{entry.PathOf("to")} makes a holiday of {last.DayNumber - first.DayNumber + 1} days; {MaxLength} are possible.");
            }

            if (holidays.Exists(known => (known.From, known.To) == (first, last)))
            {
                entry.Refuse("from", "holiday_twice", $"{entry.PathOf("from")}: {first:yyyy-MM-dd} to {last:yyyy-MM-dd} stands in the list twice.");
            }

            holidays.Add(new Holiday(first, last, name));
        }

        return [.. holidays.OrderBy(holiday => holiday.From).ThenBy(holiday => holiday.To)];
    }
}
