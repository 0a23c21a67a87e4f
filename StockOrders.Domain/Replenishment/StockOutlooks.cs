using StockOrders.Domain.Accounts;
using StockOrders.Domain.Demand;

namespace StockOrders.Domain.Replenishment;

/// <summary>Works out what programs read as a variant's metrics from what a run found of it.</summary>
internal static class StockOutlooks
{
    /// <summary>Digits after the point of quantities that are worked out.</summary>
    private const int Digits = 4;

    public static StockOutlook Of(Suggestion suggestion, DemandHistory sold, Promised promised, AccountSettings settings, DateOnly today)
    {
        var arrivals = ArrivalDays.Of(promised, today, suggestion.LeadTime);
        var (demand, leadTime) = (suggestion.Forecast!.Curve, suggestion.LeadTime);
        var (left, lost) = StockForecast.After(suggestion.OnHand, demand, arrivals, leadTime);
        var (_, lostInAll) = StockForecast.After(suggestion.OnHand, demand, arrivals, leadTime + suggestion.Variant.ReviewPeriod);
        return new StockOutlook
        {
            PurchaseOrders = promised.Purchases,
            TransfersIn = promised.TransfersIn,
            TransfersOut = promised.TransfersOut,
            Sold = SumsOf(sold, today),
            SellOutDays = StockForecast.SellOut(suggestion.OnHand, demand, arrivals),
            ReplenishDate = ReplenishDate(suggestion, today),
            ForecastedStock = Rounded(left),
            CurrentForecastedStock = Rounded(StockForecast.After(suggestion.OnHand, demand, [], leadTime).Left),
            LostSales = Rounded(lost),
            LostRevenue = Revenue(lost, suggestion, settings),
            UnderValue = Revenue(lostInAll, suggestion, settings),
            ToOrderCost = Cost(suggestion, settings),
        };
    }

    /// <summary>Several warehouses together. It sells out, and is to be ordered, when the first of them is.</summary>
    public static StockOutlook Together(IReadOnlyCollection<StockOutlook> each) => new()
    {
        PurchaseOrders = each.Sum(one => one.PurchaseOrders),
        TransfersIn = each.Sum(one => one.TransfersIn),
        TransfersOut = each.Sum(one => one.TransfersOut),
        Sold = new SalesSums(
            each.Sum(one => one.Sold.Last7),
            each.Sum(one => one.Sold.Last30),
            each.Sum(one => one.Sold.Last60),
            each.Sum(one => one.Sold.Last90),
            each.Sum(one => one.Sold.Last180),
            each.Sum(one => one.Sold.Last365)),
        SellOutDays = each.Min(one => one.SellOutDays),
        ReplenishDate = each.Min(one => one.ReplenishDate),
        ForecastedStock = each.Sum(one => one.ForecastedStock),
        CurrentForecastedStock = each.Sum(one => one.CurrentForecastedStock),
        LostSales = each.Sum(one => one.LostSales),
        LostRevenue = Sum(each.Select(one => one.LostRevenue)),
        UnderValue = Sum(each.Select(one => one.UnderValue)),
        ToOrderCost = Sum(each.Select(one => one.ToOrderCost)),
    };

    public static SalesSums SumsOf(DemandHistory sold, DateOnly today) => new(
        sold.Sum(today, 7), sold.Sum(today, 30), sold.Sum(today, 60), sold.Sum(today, 90), sold.Sum(today, 180), sold.Sum(today, 365));

    /// <summary>Today + the whole days that what is above the point of ordering lasts.</summary>
    private static DateOnly? ReplenishDate(Suggestion suggestion, DateOnly today)
    {
        var above = suggestion.Position - suggestion.Trigger;
        if (above <= 0)
            return suggestion.Replenishment > 0 ? today : null;
        return StockForecast.DaysOf(suggestion.Forecast!.Curve, above) is { } days ? today.AddDays(days) : null;
    }

    private static decimal? Revenue(decimal units, Suggestion suggestion, AccountSettings settings) =>
        suggestion.Variant.Price is { } price ? decimal.Round(units * price, settings.Currency.MinorUnits, MidpointRounding.AwayFromZero) : null;

    /// <summary>0 where nothing is to order.</summary>
    private static decimal? Cost(Suggestion suggestion, AccountSettings settings)
    {
        if (suggestion.Quantity == 0 || suggestion.From is not { } from)
            return suggestion.Replenishment > 0 ? null : 0;
        var currency = from.Offer.Currency ?? from.Vendor.Currency;
        return settings.RateOf(currency) is { } rate
            ? decimal.Round(from.Offer.UnitPriceAt(suggestion.Quantity) * suggestion.Quantity * rate, settings.Currency.MinorUnits, MidpointRounding.AwayFromZero)
            : null;
    }

    private static decimal Rounded(decimal quantity) => decimal.Round(quantity, Digits, MidpointRounding.AwayFromZero);

    /// <summary>Null where one of them is not known: a sum of the rest would look like the whole.</summary>
    private static decimal? Sum(IEnumerable<decimal?> each) => each.Aggregate((decimal?)0, (sum, one) => sum + one);
}
