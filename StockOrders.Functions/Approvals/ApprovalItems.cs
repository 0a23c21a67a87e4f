using System.Collections.Immutable;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>The lines of the order, each with its price against the last one and why it is there.</summary>
internal static class ApprovalItems
{
    public static Html Of(ApprovalView view, OrderSheet sheet, ImmutableArray<PricedItem> items, bool isAsked)
    {
        var zone = ClockDays.Zone(view.Settings.TimeZone) ?? TimeZoneInfo.Utc;
        var isAnyKnown = items.Any(item => item.Last is not null);
        var back = isAsked ? Html.Of($"<p><a href=\"#decision\">Back to your decision</a></p>\n") : Html.Empty;
        return Html.Of($"""
            <section>
            <h2>What is ordered</h2>
            <p>{PriceChange.Of(view.Order, items)}</p>
            {PageParts.Items(sheet, items.Select(item => PageParts.Line(item.Line, Beneath(item, isAnyKnown, zone))))}{back}</section>

            """);
    }

    /// <summary>Where nothing is known of any line, that is said once above all of them.</summary>
    private static Html Beneath(PricedItem item, bool isAnyKnown, TimeZoneInfo zone)
    {
        var last = isAnyKnown ? Html.Of($"<span class=\"{Tone(item)}\">{item.LastTime(zone)}</span>") : Html.Empty;
        return Html.Of($"{last}{item.Why().Select(why => Html.Of($"<span class=\"why\">{why}</span>"))}");
    }

    private static string Tone(PricedItem item) => item.Difference switch
    {
        > 0 => "why dearer",
        < 0 => "why cheaper",
        _ => "why",
    };
}
