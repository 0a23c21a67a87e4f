using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>What should be left when goods arrive, by all that may steer it.</summary>
internal static class SafetySteps
{
    public static void Add(ImmutableArray<DerivationStep>.Builder steps, Suggestion suggestion)
    {
        var (variant, safety) = (suggestion.Variant, suggestion.Safety);
        var parts = ImmutableArray.CreateBuilder<DerivationInput>();
        parts.Add(DerivationInput.Of("fixed", variant.SafetyStock, Units, "variant"));
        if (variant.SafetyDays is { } days)
        {
            parts.Add(DerivationInput.Of("safety_days", days, Days, "variant"));
            parts.Add(DerivationInput.Step("daily_sales", suggestion.DailySales, UnitsADay));
        }

        if (variant.ServiceLevel is { } level)
        {
            ByService(steps, suggestion, level);
            parts.Add(DerivationInput.Step("service_stock", safety.ByService, Units));
        }

        steps.Add(new DerivationStep("safety_stock", safety.Quantity, Units, "max(fixed, safety_days × daily_sales, service_stock), of those that are set", parts.ToImmutable()));
    }

    private static void ByService(ImmutableArray<DerivationStep>.Builder steps, Suggestion suggestion, double level)
    {
        var (safety, lead, forecast) = (suggestion.Safety, suggestion.Times!, suggestion.Forecast!);
        steps.Add(new DerivationStep(
            "demand_deviation",
            DerivationInput.Exact(safety.Deviation),
            Units,
            "day_deviation × √(1 + lead_time ÷ effective_days): the level is only known from so many days; without the root where they are not known",
            [
                DerivationInput.Of("day_deviation", forecast.Deviation, Units, "forecast"),
                DerivationInput.Step("lead_time", suggestion.LeadTime, Days),
                DerivationInput.Of("effective_days", forecast.EffectiveDays, Days, "forecast"),
            ]));
        steps.Add(LeadTimeDeviation(lead));
        steps.Add(new DerivationStep(
            "lead_time_demand_deviation",
            DerivationInput.Exact(safety.DemandDeviation),
            Units,
            "√(lead_time × demand_deviation² + daily_sales² × lead_time_deviation²)",
            [
                DerivationInput.Step("lead_time", suggestion.LeadTime, Days),
                DerivationInput.Step("demand_deviation", DerivationInput.Exact(safety.Deviation), Units),
                DerivationInput.Step("daily_sales", suggestion.DailySales, UnitsADay),
                DerivationInput.Step("lead_time_deviation", DerivationInput.Exact(lead.Deviation), Days),
            ]));
        var isLumpy = safety.IsLumpy;
        steps.Add(new DerivationStep(
            "z",
            DerivationInput.Exact(safety.Z!.Value),
            Number,
            isLumpy
                ? "standardized quantile of the gamma distribution (Pearson III) of skew skew_of_variation × variation at service_level, as demand is too lumpy for a normal one (variation over 0.3, or now and then only): (quantile − k) ÷ √k of shape k = 4 ÷ skew² and scale 1"
                : "quantile of the standard normal distribution at service_level",
            [
                DerivationInput.Of("skew_of_variation", forecast.SkewOfVariation, Number, "forecast"),
                DerivationInput.Of("service_level", level, Number, "variant"),
                DerivationInput.Of("variation", safety.Variation, Number, "lead_time_demand_deviation ÷ (daily_sales × lead_time)"),
                DerivationInput.Of("distribution", isLumpy ? "gamma" : "normal", "variation"),
            ]));
        steps.Add(new DerivationStep(
            "service_stock",
            safety.ByService,
            Units,
            "max(0, z × lead_time_demand_deviation)",
            [
                DerivationInput.Step("z", DerivationInput.Exact(safety.Z.Value), Number),
                DerivationInput.Step("lead_time_demand_deviation", DerivationInput.Exact(safety.DemandDeviation), Units),
            ]));
    }

    private static DerivationStep LeadTimeDeviation(LeadTimeFigures lead) => lead.DeviationFrom switch
    {
        LeadTimeDeviationSource.Measured => new DerivationStep(
            "lead_time_deviation",
            DerivationInput.Exact(lead.Deviation),
            Days,
            "√(measured_deviation² + max(0, measured_mean − stated_lead_time)²)",
            [
                DerivationInput.Of("measured_deviation", lead.Measured!.Deviation, Days, "deliveries"),
                DerivationInput.Of("measured_mean", lead.Measured.Mean, Days, "deliveries"),
                DerivationInput.Of("stated_lead_time", lead.Stated, Days, "lead_time"),
            ]),
        LeadTimeDeviationSource.Stated => new DerivationStep(
            "lead_time_deviation",
            DerivationInput.Exact(lead.Deviation),
            Days,
            "stated_deviation",
            [DerivationInput.Of("stated_deviation", lead.Deviation, Days, "vendor")]),
        LeadTimeDeviationSource.None => new DerivationStep("lead_time_deviation", 0, Days, "0: too few deliveries, and nobody says", []),
        _ => throw new ArgumentOutOfRangeException(nameof(lead), lead.DeviationFrom, null),
    };
}
