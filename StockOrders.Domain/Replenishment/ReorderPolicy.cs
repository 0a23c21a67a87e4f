using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// When to order and how much. At or below the reorder point (expected demand of the lead time + safety stock: 280 for 14 days and 20 a
/// day) it orders up to what lasts through lead time and review period. What is on order counts as there, so that nothing is bought twice;
/// what nobody can buy while the shelf is empty is lost, and not bought back.
/// </summary>
internal static class ReorderPolicy
{
    public static Suggestion Suggest(ReorderFacts facts)
    {
        var (variant, today) = (facts.Variant, facts.Today);

        // How much is needed depends on the vendor's lead time, and what a vendor asks on how much is needed: the need at the lead time of
        // whom a single unit would be bought from is close enough to compare prices by.
        var from = VendorChoices.Of(variant, facts.Vendors, facts.Settings, 0, today);
        var lead = LeadTimeOf(facts, from);
        var forecast = facts.Forecast ?? Forecasts.Of(facts.Demand.Series(today), today, facts.Terms with
        {
            Method = variant.Method ?? facts.Terms.Method,
            Horizon = Math.Max(1, lead.Days + variant.ReviewPeriod),
        });
        var suggestion = At(facts, forecast, lead);
        if (from is not null && variant.Vendors.Length > 1 && suggestion.Replenishment > 0)
        {
            from = VendorChoices.Of(variant, facts.Vendors, facts.Settings, suggestion.ToBuy, today)!;
            lead = LeadTimeOf(facts, from);
            suggestion = At(facts, forecast, lead);
        }

        return from is null ? suggestion : Bought(suggestion, from, facts);
    }

    private static LeadTimeFigures LeadTimeOf(ReorderFacts facts, VendorChoice? from) => LeadTimeCount.Of(
        facts.Variant, from?.Vendor, from?.Offer, from is null ? null : facts.LeadTimes.GetValueOrDefault(from.Vendor.Id), facts.Today);

    /// <summary>What is needed at a lead time, whoever sells it.</summary>
    private static Suggestion At(ReorderFacts facts, Forecast forecast, LeadTimeFigures lead)
    {
        var (variant, curve) = (facts.Variant, forecast.Curve);
        var daily = (decimal)forecast.Daily;
        var safety = SafetyStocks.Of(variant, forecast, daily, lead);
        var buffer = Math.Max(safety.Quantity, variant.MinimumStock);
        var leadTimeDemand = StockForecast.Units(curve, lead.Days);
        var horizonDemand = StockForecast.Units(curve, lead.Days + variant.ReviewPeriod);
        var allowance = ReviewAllowances.Of(safety, forecast, daily, lead.DaysBetween, variant);
        var free = facts.OnHand - facts.Reserved - facts.Promised.TransfersOut;
        var position = free + facts.Promised.OnOrder;
        var lost = variant.TargetStock is not null ? 0 : StockForecast.After(free, curve, ArrivalDays.Of(facts.Promised, facts.Today, lead.Days), lead.Days).Lost;
        var upTo = variant.TargetStock ?? (horizonDemand + buffer);
        var missing = Capped(variant, upTo - lost - position, position);
        var above = position - (leadTimeDemand + buffer + allowance);
        var suggestion = new Suggestion
        {
            Variant = variant,
            Warehouse = facts.Warehouse,
            Forecast = forecast,
            DailySales = daily,
            LeadTime = lead.Days,
            Times = lead,
            OnHand = facts.OnHand,
            Reserved = facts.Reserved,
            OnOrder = facts.Promised.OnOrder,
            TransfersIn = facts.Promised.TransfersIn,
            TransfersOut = facts.Promised.TransfersOut,
            Safety = safety,
            LeadTimeDemand = leadTimeDemand,
            ReorderPoint = leadTimeDemand + buffer,
            ReviewAllowance = allowance,
            HorizonDemand = horizonDemand,
            OrderUpTo = upTo,
            Lost = lost,
            Missing = missing,
            DueIn = DueIn(curve, above),
            Replenishment = above <= 0 ? missing : 0,
            Quantity = 0,
        };
        return facts.Transfers.IsEmpty || above > 0 ? suggestion : TransferPlan.Received(suggestion, facts);
    }

    /// <summary>Within the most that the variant may come to, and never below 0.</summary>
    public static decimal Capped(Variant variant, decimal missing, decimal position) =>
        Math.Max(0, variant.MaximumStock is { } most ? Math.Min(missing, most - position) : missing);

    private static int? DueIn(DemandCurve curve, decimal above)
    {
        if (above <= 0)
            return 0;
        var lasts = StockForecast.DaysOf(curve, above);
        return lasts is { } days && StockForecast.Units(curve, days) < above ? days + 1 : lasts;
    }

    /// <summary>In the quantities that the vendor sells.</summary>
    private static Suggestion Bought(Suggestion suggestion, VendorChoice from, ReorderFacts facts)
    {
        var toBuy = suggestion.ToBuy;
        if (toBuy <= 0)
            return suggestion with { From = from };

        var (offer, decimals) = (from.Offer, facts.Variant.UnitDecimals);
        var most = PurchaseLimits.Of(suggestion, offer);
        var ordered = PurchaseLimits.Within(OrderQuantity.RoundedUp(toBuy, offer.VendorPackaging, offer.UomOrdering, decimals), most, offer, decimals);
        var worth = PriceBreaks.Of(offer, ordered, suggestion.DailySales, facts.Settings.HoldingCostPercent, most, decimals);
        return suggestion with
        {
            From = from,
            AtMost = most,
            PriceBreak = worth,
            Quantity = worth?.Quantity ?? ordered,
            Why = SuggestionSentence.Short(suggestion),
        };
    }
}
