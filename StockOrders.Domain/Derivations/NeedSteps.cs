using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>What it is filled up to, and what is missing to that.</summary>
internal static class NeedSteps
{
    public static void Add(ImmutableArray<DerivationStep>.Builder steps, Suggestion suggestion)
    {
        var variant = suggestion.Variant;
        steps.Add(new DerivationStep(
            "horizon_demand",
            suggestion.HorizonDemand,
            Units,
            "expected(lead_time + review_period)",
            [
                DerivationInput.Step("lead_time", suggestion.LeadTime, Days),
                DerivationInput.Of("review_period", variant.ReviewPeriod, Days, "variant"),
                DerivationInput.Of("curve", "daily_sales", "step"),
            ]));
        steps.Add(UpTo(suggestion));
        steps.Add(Missing(suggestion));
        steps.Add(new DerivationStep(
            "replenishment",
            suggestion.Replenishment,
            Units,
            "missing where position ≤ trigger, else 0",
            [
                DerivationInput.Step("missing", suggestion.Missing, Units),
                DerivationInput.Step("position", suggestion.Position, Units),
                DerivationInput.Step("trigger", suggestion.Trigger, Units),
            ]));
    }

    private static DerivationStep UpTo(Suggestion suggestion) => suggestion.Variant.TargetStock is { } target
        ? new DerivationStep("order_up_to", target, Units, "target_stock", [DerivationInput.Of("target_stock", target, Units, "variant")])
        : new DerivationStep(
            "order_up_to",
            suggestion.OrderUpTo,
            Units,
            "horizon_demand + max(safety_stock, minimum_stock)",
            [
                DerivationInput.Step("horizon_demand", suggestion.HorizonDemand, Units),
                DerivationInput.Step("safety_stock", suggestion.Safety.Quantity, Units),
                DerivationInput.Of("minimum_stock", suggestion.Variant.MinimumStock, Units, "variant"),
            ]);

    private static DerivationStep Missing(Suggestion suggestion)
    {
        var inputs = ImmutableArray.CreateBuilder<DerivationInput>();
        inputs.Add(DerivationInput.Step("order_up_to", suggestion.OrderUpTo, Units));
        inputs.Add(DerivationInput.Step("lost_sales", suggestion.Lost, Units));
        inputs.Add(DerivationInput.Step("position", suggestion.Position, Units));
        foreach (var share in suggestion.Transfers)
            inputs.Add(DerivationInput.Of("transfer", share.Quantity, Units, $"warehouse {share.From}"));
        if (suggestion.Variant.MaximumStock is { } most)
            inputs.Add(DerivationInput.Of("maximum_stock", most, Units, "variant"));
        return new DerivationStep(
            "missing",
            suggestion.Missing,
            Units,
            "transfers + max(0, min(order_up_to − lost_sales, maximum_stock) − position − transfers)",
            inputs.ToImmutable());
    }
}
