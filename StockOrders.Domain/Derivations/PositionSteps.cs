using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>What is there or on its way, and what cannot be sold before it comes.</summary>
internal static class PositionSteps
{
    public static void Add(ImmutableArray<DerivationStep>.Builder steps, ReorderFacts facts, Suggestion suggestion)
    {
        steps.Add(new DerivationStep(
            "trigger",
            suggestion.Trigger,
            Units,
            "reorder_point + review_allowance; at or below it, it is ordered",
            [DerivationInput.Step("reorder_point", suggestion.ReorderPoint, Units), DerivationInput.Step("review_allowance", suggestion.ReviewAllowance, Units)]));
        steps.Add(new DerivationStep(
            "position",
            suggestion.Position,
            Units,
            "in_stock + the sum of on_order − reserved − transfers_out",
            [
                DerivationInput.Of("in_stock", suggestion.OnHand, Units, "stock"),
                .. Arrivals(facts, suggestion),
                DerivationInput.Of("reserved", suggestion.Reserved, Units, "stock"),
                DerivationInput.Of("transfers_out", suggestion.TransfersOut, Units, "open orders"),
            ]));
        steps.Add(Lost(facts, suggestion));
    }

    private static DerivationStep Lost(ReorderFacts facts, Suggestion suggestion) => suggestion.Variant.TargetStock is not null
        ? new DerivationStep("lost_sales", 0, Units, "0: it is filled up to a fixed target, whatever is lost meanwhile", [])
        : new DerivationStep(
            "lost_sales",
            suggestion.Lost,
            Units,
            "expected demand of the lead time that finds nothing there, day by day: in_stock − reserved − transfers_out, then each on_order on its date (overdue: today; without a date: after lead_time) and each transfer after transfer_lead_time",
            [
                DerivationInput.Step("lead_time", suggestion.LeadTime, Days),
                DerivationInput.Of("curve", "daily_sales", "step"),
                DerivationInput.Of("stock", "position", "step"),
                .. suggestion.Transfers.IsEmpty
                    ? ImmutableArray<DerivationInput>.Empty
                    : [DerivationInput.Of("transfer_lead_time", facts.TransferLeadTime, Days, "warehouse")],
            ]);

    private static IEnumerable<DerivationInput> Arrivals(ReorderFacts facts, Suggestion suggestion)
    {
        if (facts.Promised.Arrivals.IsDefaultOrEmpty)
        {
            yield return DerivationInput.Of("on_order", suggestion.OnOrder, Units, "open orders");
            yield break;
        }

        foreach (var arrival in facts.Promised.Arrivals)
        {
            var source = arrival.Day is not { } day ? "open orders, no date"
                : day < facts.Today ? "open orders, overdue"
                : "open orders";
            yield return DerivationInput.Of("on_order", arrival.Quantity, Units, source, arrival.Day);
        }
    }
}
