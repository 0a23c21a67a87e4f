using System.Globalization;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>Why it is to be ordered, or why not, as a person would say it.</summary>
internal static class SuggestionSentence
{
    /// <summary>For a line of an order: why it is there and why so much.</summary>
    public static string Short(Suggestion suggestion) =>
        $"{Stock(suggestion)} {(suggestion.Position <= suggestion.ReorderPoint ? "reached" : "nears")} the reorder point of {Number(suggestion.ReorderPoint)} "
        + $"({Daily(suggestion)} a day × {Count(suggestion.LeadTime, "day")}{Kept(suggestion)}); "
        + (suggestion.Variant.TargetStock is { } target
            ? $"filled up to {Number(target)}."
            : $"to last {Count(suggestion.Variant.ReviewPeriod, "day")} more.");

    public static string Of(Suggestion suggestion) => suggestion.Replenishment > 0 ? Ordered(suggestion) : NotOrdered(suggestion);

    private static string Ordered(Suggestion suggestion)
    {
        var lost = suggestion.Lost > 0 ? $" and {Number(suggestion.Lost)} that will be lost for want of stock" : "";
        return $"{Deed(suggestion)} {Stock(suggestion)} {Verb(suggestion)} at or below the reorder point of {Number(suggestion.ReorderPoint)}"
            + $" ({Daily(suggestion)} a day × {Count(suggestion.LeadTime, "day")} of lead time{Kept(suggestion)})"
            + (suggestion.ReviewAllowance > 0 ? $", with {Number(suggestion.ReviewAllowance)} for what sells before the next look" : "")
            + $". To last {Count(suggestion.LeadTime, "day")} and {Count(suggestion.Variant.ReviewPeriod, "day")} more takes {Number(suggestion.OrderUpTo)}"
            + $"; less {Number(suggestion.Position)} there or on the way{lost}, {Number(suggestion.Replenishment)} are needed.";
    }

    private static string Deed(Suggestion suggestion)
    {
        var moved = string.Join(" and ", suggestion.Transfers.Select(share => $"{Number(share.Quantity)} from {share.From}"));
        var bought = suggestion.Quantity > 0 ? $"order {Number(suggestion.Quantity)} from {suggestion.From!.Vendor.Name}" : null;
        var deed = (moved, bought) switch
        {
            ("", null) => "nobody sells it",
            ("", _) => bought,
            (_, null) => $"move {moved}",
            _ => $"move {moved} and {bought}",
        };
        return $"{char.ToUpperInvariant(deed[0])}{deed[1..]}:";
    }

    private static string NotOrdered(Suggestion suggestion) =>
        suggestion.DailySales == 0 && suggestion.Trigger == 0 ? $"Nothing to order: it does not sell, and nothing is to be kept; {Stock(suggestion)} {Verb(suggestion)} there."
        : suggestion.Position > suggestion.Trigger ? $"Nothing to order: {Stock(suggestion)} {Verb(suggestion)} above {Number(suggestion.Trigger)}, where it would be ordered"
            + (suggestion.DueIn is { } days ? $", for {Count(days, "day")} more." : ".")
        : $"Nothing to order: {Stock(suggestion)} {Verb(suggestion)} all that it may come to.";

    private static string Stock(Suggestion suggestion) => suggestion.OnOrder > 0
        ? $"{Number(suggestion.Position)} in stock and on order"
        : $"{Number(suggestion.Position)} in stock";

    private static string Verb(Suggestion suggestion) => suggestion.Position == 1 ? "is" : "are";

    private static string Kept(Suggestion suggestion) => suggestion.Buffer > 0 ? $" + {Number(suggestion.Buffer)} to keep" : "";

    private static string Daily(Suggestion suggestion) => suggestion.DailySales.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Number(decimal quantity) => Figures.Quantity(Quantities.Stated(quantity));

    private static string Count(int count, string what) => $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
