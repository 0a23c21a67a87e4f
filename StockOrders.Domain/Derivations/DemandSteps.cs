using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>What sells a day, how long goods take, and what sells in that time.</summary>
internal static class DemandSteps
{
    private const string Forecast = "forecast";

    public static void Add(ImmutableArray<DerivationStep>.Builder steps, ReorderFacts facts, Suggestion suggestion)
    {
        var (forecast, lead) = (suggestion.Forecast!, suggestion.Times!);
        steps.Add(new DerivationStep(
            "daily_sales",
            suggestion.DailySales,
            UnitsADay,
            "expected(28) ÷ 28, expected(days) = the sum over the days of max(0, level + trend × (damping + … + damping^day) + weekday) × season",
            Curve(forecast, facts.Today)));
        steps.Add(new DerivationStep("lead_time", suggestion.LeadTime, Days, "expected − today", LeadTime(suggestion, lead, facts.Today)));
        steps.Add(new DerivationStep(
            "lead_time_demand",
            suggestion.LeadTimeDemand,
            Units,
            "expected(lead_time)",
            [DerivationInput.Step("lead_time", suggestion.LeadTime, Days), DerivationInput.Of("curve", "daily_sales", "step")]));
    }

    private static ImmutableArray<DerivationInput> Curve(Forecast forecast, DateOnly today)
    {
        var curve = forecast.Curve;
        var inputs = ImmutableArray.CreateBuilder<DerivationInput>();
        inputs.Add(DerivationInput.Of("level", curve.Level, UnitsADay, Forecast));
        if (curve.Trend != 0)
        {
            inputs.Add(DerivationInput.Of("trend", curve.Trend, UnitsADay, Forecast));
            inputs.Add(DerivationInput.Of("damping", curve.Damping, Number, Forecast));
        }

        for (var day = 0; day < (curve.Weekdays?.Length ?? 0); day++)
            inputs.Add(DerivationInput.Of("weekday", DerivationInput.Exact(curve.Weekdays![day]), Units, Forecast, today.AddDays(day)));
        if (curve.Season is { } season)
        {
            inputs.Add(DerivationInput.Of("day_of_year", curve.DayOfYear, Number, "today, from 0"));
            foreach (var factor in season.Factors)
                inputs.Add(DerivationInput.Of("season", factor, Number, Forecast));
        }

        inputs.Add(DerivationInput.Of("history", forecast.History, Days, "sales", today.AddDays(-forecast.History)));
        inputs.Add(DerivationInput.Of("out_of_stock", forecast.OutOfStock, Days, "stock levels"));
        Start(inputs, forecast.Start);
        return inputs.ToImmutable();
    }

    private static void Start(ImmutableArray<DerivationInput>.Builder inputs, ForecastStart? start)
    {
        if (start is null)
            return;
        inputs.Add(DerivationInput.Of("start", start.Daily, UnitsADay, $"{(start.Kind == ForecastStartKind.Category ? "category" : start.Siblings.IsEmpty ? "variant" : "product")} {start.From}"));
        foreach (var sibling in start.Siblings)
            inputs.Add(DerivationInput.Of("sibling", sibling, "same product"));
    }

    private static ImmutableArray<DerivationInput> LeadTime(Suggestion suggestion, LeadTimeFigures lead, DateOnly today)
    {
        var inputs = ImmutableArray.CreateBuilder<DerivationInput>();
        inputs.Add(DerivationInput.Of("today", today, "account"));
        inputs.Add(DerivationInput.Of("stated_lead_time", lead.Stated, Days, lead.From switch
        {
            LeadTimeFrom.Measured => "measured",
            LeadTimeFrom.Offer => "offer",
            LeadTimeFrom.Variant => "variant",
            LeadTimeFrom.Vendor => "vendor",
            LeadTimeFrom.Nobody => "none",
            _ => throw new ArgumentOutOfRangeException(nameof(lead), lead.From, null),
        }));
        Measured(inputs, lead);
        var keepsDays = suggestion.From?.Vendor is { } vendor && HasCalendar(vendor);
        inputs.Add(DerivationInput.Of("order_on", lead.OrderOn, keepsDays ? "vendor calendar" : "today"));
        inputs.Add(DerivationInput.Of("expected", lead.ArrivesOn, keepsDays ? "vendor calendar" : "order_on + stated_lead_time"));
        return inputs.ToImmutable();
    }

    private static void Measured(ImmutableArray<DerivationInput>.Builder inputs, LeadTimeFigures lead)
    {
        if (lead.Measured is not { } measured)
            return;
        inputs.Add(DerivationInput.Of("measured_orders", measured.Orders, Number, "deliveries", measured.Last));
        inputs.Add(DerivationInput.Of("measured_mean", measured.Mean, Days, "deliveries"));
        inputs.Add(DerivationInput.Of("measured_deviation", measured.Deviation, Days, "deliveries"));
        inputs.Add(DerivationInput.Of("measured_from", measured.First, "deliveries"));
        inputs.Add(DerivationInput.Of("measured_to", measured.Last, "deliveries"));
    }

    private static bool HasCalendar(Vendor vendor) =>
        !vendor.OrderDays.IsDefaultOrEmpty || !vendor.DeliveryDays.IsDefaultOrEmpty || !vendor.Holidays.IsDefaultOrEmpty;
}
