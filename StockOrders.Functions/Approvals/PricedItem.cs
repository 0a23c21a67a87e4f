using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>A line as whoever decides about it sees it: what it is, what it cost the last time, and why it is there.</summary>
/// <param name="Difference">Of one unit against the last time, in the order's currency; null where that cannot be said.</param>
internal sealed record PricedItem(OrderSheetLine Line, OrderLine Ordered, decimal Price, PaidPrice? Last, decimal? Difference)
{
    public static ImmutableArray<PricedItem> AllOf(StockOrder order, OrderSheet sheet, IReadOnlyDictionary<VariantId, PaidPrice> last) =>
        [.. sheet.Priced.Zip(sheet.Lines, (line, words) => Of(order, line, words, last.GetValueOrDefault(line.Line.Variant)))];

    /// <summary>A change of an order that was sent is compared with what its vendor has.</summary>
    private static PricedItem Of(StockOrder order, PricedLine line, OrderSheetLine words, PaidPrice? last)
    {
        var price = PaidPrices.OfOne(line);
        return new PricedItem(
            words, line.Line, price, last,
            last?.Currency == order.Header.Currency.Code ? price - last.Price : null);
    }

    /// <summary>What it cost the last time, and how this compares; said in words, for colours alone are not seen by everybody.</summary>
    public string LastTime(TimeZoneInfo zone)
    {
        if (Last is not { } last)
            return "No earlier price is known.";
        var currency = Currency.Of(last.Currency);
        var then = $"Last time {Figures.Amount(last.Price, currency)} on {Days.Of(ClockDays.DayOf(last.At, zone))}";
        return Difference switch
        {
            null => $"{then}.",
            0 => $"{then}, the same.",
            { } more when last.Price == 0 => $"{then}, now {Figures.Amount(more, currency)} more.",
            { } more => $"{then}, now {Percent(Math.Abs(more) / last.Price * 100)} {(more > 0 ? "more" : "less")}.",
        };
    }

    /// <summary>Rounded to a tenth, halves away from zero; what would be 0 then is said to be below a tenth.</summary>
    private static string Percent(decimal percent) =>
        percent < 0.05m ? "less than 0.1%" : Figures.Quantity(Math.Round(percent, 1, MidpointRounding.AwayFromZero)) + "%";

    /// <summary>Why the line is there, as far as it was told, with the stock that was known then.</summary>
    public IEnumerable<string> Why()
    {
        foreach (var message in Ordered.Messages ?? [])
            yield return message;
        if (Ordered.ReplenishmentOriginal is { } needed && needed != Ordered.Ordered && Ordered.Messages is null)
            yield return $"{Figures.Quantity(needed)} needed.";
        if (Ordered.Stock is { InStock: { } there } stock)
        {
            yield return stock.OnPurchaseOrders is { } coming
                ? $"{Figures.Quantity(there)} in stock and {Figures.Quantity(coming)} on order when this was made."
                : $"{Figures.Quantity(there)} in stock when this was made.";
        }
    }
}
