using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>
/// How a suggestion came about, figure by figure in the order in which they follow from each other: whoever has it can work the order out
/// by hand and comes to the same number.
/// </summary>
internal static class Derivation
{
    public static ImmutableArray<DerivationStep> Of(ReorderFacts facts, Suggestion suggestion)
    {
        var steps = ImmutableArray.CreateBuilder<DerivationStep>();
        DemandSteps.Add(steps, facts, suggestion);
        SafetySteps.Add(steps, suggestion);
        steps.Add(new DerivationStep(
            "reorder_point",
            suggestion.ReorderPoint,
            Units,
            "lead_time_demand + max(safety_stock, minimum_stock)",
            [
                DerivationInput.Step("lead_time_demand", suggestion.LeadTimeDemand, Units),
                DerivationInput.Step("safety_stock", suggestion.Safety.Quantity, Units),
                DerivationInput.Of("minimum_stock", suggestion.Variant.MinimumStock, Units, "variant"),
            ]));
        steps.Add(Allowance(suggestion));
        PositionSteps.Add(steps, facts, suggestion);
        NeedSteps.Add(steps, suggestion);
        OrderSteps.Add(steps, facts, suggestion);
        return steps.ToImmutable();
    }

    private static DerivationStep Allowance(Suggestion suggestion) => suggestion.ReviewAllowance == 0
        ? new DerivationStep("review_allowance", 0, Units, "0: no service level, or demand and lead time without variance", [])
        : new DerivationStep(
            "review_allowance",
            suggestion.ReviewAllowance,
            Units,
            "min(1, lead_time_demand_deviation ÷ (0.1 × daily_sales)) × max(0, max(0, (m² + v) ÷ 2m − counting) + z_below × √(lead_time_demand_deviation² + u) − z × lead_time_demand_deviation), m = daily_sales × days, v = day_deviation² × days, u = max(0, m² ÷ 12 + v ÷ 2 + (skew_of_variation ÷ 3 − 1 ÷ 4) × v² ÷ m²), z_below as z, where demand is lumpy of skew (skew_of_variation × variation × lead_time_demand_deviation³ + √u³) ÷ √(lead_time_demand_deviation² + u)³",
            [
                DerivationInput.Step("daily_sales", suggestion.DailySales, UnitsADay),
                DerivationInput.Of("day_deviation", suggestion.Forecast!.Deviation, Units, "forecast"),
                DerivationInput.Of("skew_of_variation", suggestion.Forecast.SkewOfVariation, Number, "forecast"),
                DerivationInput.Of("days", suggestion.Times!.DaysBetween, Days, suggestion.Times.DaysBetween == 1 ? "looked at every night" : "vendor calendar"),
                DerivationInput.Of("counting", suggestion.Variant.UnitDecimals == 0 ? 0.5m : 0, Units, "unit_decimals"),
                DerivationInput.Step("lead_time_demand_deviation", DerivationInput.Exact(suggestion.Safety.DemandDeviation), Units),
                DerivationInput.Step("z", DerivationInput.Exact(suggestion.Safety.Z!.Value), Number),
                DerivationInput.Of("z_below", (ReviewAllowances.ZBelow(
                    suggestion.Safety, suggestion.Variant.ServiceLevel!.Value, suggestion.Forecast!, suggestion.DailySales, suggestion.Times!.DaysBetween)), Number, "service_level"),
            ]);
}
