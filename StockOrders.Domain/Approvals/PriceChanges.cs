using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Holds the prices of an order against what the catalogue says its vendor offers. A price that there is nothing to compare with is not
/// known to be right.
/// </summary>
internal static class PriceChanges
{
    public static ConditionVerdict Check(decimal percent, RuleLook look)
    {
        if (look.Order.Type != OrderType.Purchase)
            return ConditionVerdict.Of(false, "nothing is bought with it");

        VariantId? unknown = null;
        foreach (var line in look.Order.Lines)
        {
            if (OfferedPrice(line, look) is not { } offered)
                unknown ??= line.Variant;
            else if (IsBeyond(line.CostPrice, offered, percent))
                return ConditionVerdict.Of(true, Told(line, offered, percent, look));
        }

        return unknown is { } variant
            ? ConditionVerdict.Unknown($"the catalogue has no price to hold that of {variant} against")
            : ConditionVerdict.Of(false, $"no price is more than {Figures.Quantity(percent)} percent off the catalogue's");
    }

    /// <summary>Unrounded: a price that is off by exactly the percentage is not beyond it. Whatever is dearer than nothing is.</summary>
    private static bool IsBeyond(decimal price, decimal offered, decimal percent) => Math.Abs(price - offered) * 100 > percent * offered;

    /// <summary>For one unit, in the order's currency; null where there is no offer, or no rate between two currencies.</summary>
    private static decimal? OfferedPrice(OrderLine line, RuleLook look)
    {
        if (!look.Facts.Catalogue.TryGetValue(line.Variant, out var fact) || fact is not { Offer: { } offer, Currency: { } currency })
            return null;
        var price = offer.UnitPriceAt(line.Ordered);
        if (currency == look.Order.Header.Currency)
            return price;
        return look.RateOf(currency) is { } from && look.RateOf(look.Order.Header.Currency) is { } to ? price * from / to : null;
    }

    private static string Told(OrderLine line, decimal offered, decimal percent, RuleLook look)
    {
        var currency = look.Order.Header.Currency;
        var change = offered == 0 ? "" : $", {((line.CostPrice - offered) * 100 / offered).ToString("+0.##;-0.##", CultureInfo.InvariantCulture)} percent";
        return $"{line.Variant} at {Figures.Amount(line.CostPrice, currency)} is{change} against {Figures.Amount(Math.Round(offered, 6), currency)} in the catalogue, more than {Figures.Quantity(percent)} percent off";
    }
}
