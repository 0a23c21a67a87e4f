using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>What a supplier's terms must be before the buyer is asked about them. Every reason is told at once.</summary>
internal static class ProposalRules
{
    /// <summary>From today. A later day is a slip of the pen.</summary>
    public const int MostDaysAhead = 3 * 366;

    public static IEnumerable<Refusal> Check(StockOrder sent, OrderCommand.ProposeTerms wanted, DateOnly today)
    {
        if (Day(wanted.Expected, sent.Header.ExpectedDate, today, "expected_date") is { } expected)
            yield return expected;

        var known = sent.Lines.ToDictionary(line => line.Variant);
        var seen = new HashSet<VariantId>(wanted.Lines.Length);
        for (var index = 0; index < wanted.Lines.Length; index++)
        {
            var line = wanted.Lines[index];
            if (!known.TryGetValue(line.Variant, out var ordered))
                yield return Invalid("item_not_on_order", "This item is not on the order.", $"items[{index}].id");
            else if (!seen.Add(line.Variant))
                yield return Invalid("item_twice", $"{line.Variant} is there twice.", $"items[{index}].id");
            else
                foreach (var refusal in Line(ordered, line, today, $"items[{index}]"))
                    yield return refusal;
        }

        if (seen.Count == known.Count && wanted.Lines.All(line => line.Quantity == 0))
            yield return Invalid("nothing_left", "Nothing of the order would be left. Decline it instead.", "items");
    }

    private static IEnumerable<Refusal> Line(OrderLine ordered, WantedTerms wanted, DateOnly today, string path)
    {
        if (wanted.Quantity is { } quantity)
        {
            if (Quantities.Refusal(quantity, ordered.UnitDecimals, $"{path}.quantity") is { } refusal)
                yield return refusal;
            else if (quantity < ordered.Received)
                yield return Invalid("less_than_received", $"{Figures.Quantity(ordered.Received)} have arrived already; it cannot be less.", $"{path}.quantity");
        }

        if (wanted.Price is { } price && Quantities.PriceRefusal(price, $"{path}.price") is { } tooMuch)
            yield return tooMuch;
        if (Day(wanted.Expected, ordered.ExpectedDate, today, $"{path}.expected_date") is { } day)
            yield return day;
    }

    /// <summary>A day that stands on the order already may have passed; a new one may not.</summary>
    private static Refusal? Day(DateOnly? wanted, DateOnly? standing, DateOnly today, string field) =>
        wanted is not { } day || day == standing || (day >= today && day.DayNumber - today.DayNumber <= MostDaysAhead) ? null
        : day < today ? Invalid("day_in_the_past", $"{Text(day)} has passed; today is {Text(today)}.", field)
        : Invalid("day_too_far", $"{Text(day)} is more than three years ahead.", field);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
