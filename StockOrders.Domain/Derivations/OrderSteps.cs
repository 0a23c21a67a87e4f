using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using static StockOrders.Domain.Derivations.DerivationUnits;

namespace StockOrders.Domain.Derivations;

/// <summary>What is bought of it, in the quantities that the vendor sells.</summary>
internal static class OrderSteps
{
    public static void Add(ImmutableArray<DerivationStep>.Builder steps, ReorderFacts facts, Suggestion suggestion)
    {
        steps.Add(new DerivationStep(
            "to_buy",
            suggestion.ToBuy,
            Units,
            "replenishment − transfers",
            [
                DerivationInput.Step("replenishment", suggestion.Replenishment, Units),
                .. suggestion.Transfers.Select(share => DerivationInput.Of("transfer", share.Quantity, Units, $"warehouse {share.From}")),
            ]));
        if (suggestion.From is not { } from)
        {
            steps.Add(new DerivationStep("to_order", 0, Units, "0: no vendor offers it", []));
            return;
        }

        var inputs = ImmutableArray.CreateBuilder<DerivationInput>();
        inputs.Add(DerivationInput.Step("to_buy", suggestion.ToBuy, Units));
        inputs.Add(DerivationInput.Of("step", OrderQuantity.StepOf(from.Offer.UomOrdering, suggestion.Variant.UnitDecimals), Units, "uom_ordering of the offer and digits of the unit"));
        if (from.Offer.VendorPackaging is { } minimum)
            inputs.Add(DerivationInput.Of("minimum", minimum, Units, "offer"));
        if (suggestion.AtMost is { } most)
            inputs.Add(DerivationInput.Of("at_most", most, Units, "max_quantity of the offer, maximum_stock of the variant"));
        if (suggestion.PriceBreak is { } worth)
        {
            steps.Add(PriceBreak(worth, facts, suggestion));
            inputs.Add(DerivationInput.Step("price_break", worth.Quantity, Units));
        }

        steps.Add(new DerivationStep(
            "to_order",
            suggestion.Quantity,
            Units,
            suggestion.PriceBreak is null
                ? "max(to_buy, minimum) rounded up to whole steps; rounded down within at_most"
                : "price_break",
            inputs.ToImmutable()));
    }

    private static DerivationStep PriceBreak(PriceBreakChoice worth, ReorderFacts facts, Suggestion suggestion) => new(
        "price_break",
        worth.Quantity,
        Units,
        "of all breaks the one with the largest saving less holding, where that is above 0: saving = daily_sales × 365 × (price_without − price), holding = (price_break × price − without × price_without) ÷ 2 × holding_cost_percent ÷ 100, a year",
        [
            DerivationInput.Of("without", worth.Without, Units, "to_buy by the vendor's terms"),
            DerivationInput.Of("price_without", worth.PriceWithout, Money, "offer"),
            DerivationInput.Of("price", worth.Price, Money, "offer"),
            DerivationInput.Step("daily_sales", suggestion.DailySales, UnitsADay),
            DerivationInput.Of("holding_cost_percent", facts.Settings.HoldingCostPercent, Percent, "settings"),
            DerivationInput.Of("saving", worth.Saving, Money, "formula"),
            DerivationInput.Of("holding", worth.Holding, Money, "formula"),
        ]);
}
