using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Before anything is bought, warehouses that have more than they need give to those in need: the largest need is served first, from the
/// largest surplus first, in whole units, none given twice and never what the giver needs itself. The rest is bought.
/// </summary>
internal static class TransferPlan
{
    /// <param name="facts">One for each warehouse that the variant is kept in; every warehouse once.</param>
    /// <returns>In the same order.</returns>
    public static Suggestion[] Suggest(IReadOnlyList<ReorderFacts> facts)
    {
        var suggestions = new Suggestion[facts.Count];
        for (var index = 0; index < suggestions.Length; index++)
            suggestions[index] = ReorderPolicy.Suggest(facts[index]);
        if (facts.Count < 2 || !facts[0].Settings.ReplenishByTransfer)
            return suggestions;

        var spare = new decimal[suggestions.Length];
        var (isNeeded, isSpare) = (false, false);
        for (var index = 0; index < suggestions.Length; index++)
        {
            isNeeded |= suggestions[index].Replenishment > 0;
            spare[index] = suggestions[index].Replenishment > 0 ? 0 : SourceStock.ToSpare(suggestions[index]);
            isSpare |= spare[index] > 0;
        }

        if (isNeeded && isSpare)
            Share(facts, suggestions, spare);
        return suggestions;
    }

    private static void Share(IReadOnlyList<ReorderFacts> facts, Suggestion[] suggestions, decimal[] spare)
    {
        int[] receivers =
        [
            .. Enumerable.Range(0, suggestions.Length)
                .Where(index => suggestions[index].Replenishment > 0 && facts[index].TakesTransfers)
                .OrderByDescending(index => suggestions[index].Replenishment)
                .ThenBy(index => suggestions[index].Warehouse.Value, StringComparer.Ordinal),
        ];
        foreach (var receiver in receivers)
        {
            var shares = Taken(facts[receiver], suggestions, spare, Wanted(suggestions[receiver], facts[receiver]));
            if (!shares.IsEmpty)
                suggestions[receiver] = ReorderPolicy.Suggest(facts[receiver] with { Transfers = shares, Forecast = suggestions[receiver].Forecast });
        }
    }

    private static ImmutableArray<TransferShare> Taken(ReorderFacts facts, Suggestion[] suggestions, decimal[] spare, decimal wanted)
    {
        var step = OrderQuantity.StepOf(null, facts.Variant.UnitDecimals);
        var left = OrderQuantity.UpTo(wanted, step);
        var shares = ImmutableArray.CreateBuilder<TransferShare>();
        while (left > 0 && Largest(suggestions, spare) is { } giver)
        {
            var given = Math.Min(left, spare[giver]);
            shares.Add(new TransferShare(suggestions[giver].Warehouse, given));
            spare[giver] -= given;
            left -= given;
        }

        return shares.ToImmutable();
    }

    private static int? Largest(Suggestion[] suggestions, decimal[] spare)
    {
        int? largest = null;
        for (var index = 0; index < spare.Length; index++)
        {
            if (spare[index] > 0 && (largest is not { } other || spare[index] > spare[other]
                || (spare[index] == spare[other] && Before(suggestions[index].Warehouse, suggestions[other].Warehouse))))
            {
                largest = index;
            }
        }

        return largest;
    }

    private static bool Before(WarehouseId one, WarehouseId other) => string.CompareOrdinal(one.Value, other.Value) < 0;

    /// <summary>What would be needed if enough came from elsewhere: it is here sooner than what is bought, so less is lost until then.</summary>
    private static decimal Wanted(Suggestion suggestion, ReorderFacts facts) =>
        ReorderPolicy.Capped(facts.Variant, suggestion.OrderUpTo - Lost(suggestion, facts, facts.TransferLeadTime, 0) - suggestion.Position, suggestion.Position);

    /// <summary>The same suggestion with goods from other warehouses: what they bring, and what is still to be bought.</summary>
    public static Suggestion Received(Suggestion suggestion, ReorderFacts facts)
    {
        var given = 0m;
        foreach (var share in facts.Transfers)
            given += share.Quantity;
        var lost = Lost(suggestion, facts, suggestion.LeadTime, given);
        var rest = ReorderPolicy.Capped(
            facts.Variant, suggestion.OrderUpTo - lost - suggestion.Position - given, suggestion.Position + given);
        return suggestion with { Lost = lost, Missing = given + rest, Replenishment = given + rest, Transfers = facts.Transfers };
    }

    private static decimal Lost(Suggestion suggestion, ReorderFacts facts, int days, decimal given)
    {
        if (facts.Variant.TargetStock is not null)
            return 0;

        var promised = given > 0 ? facts.Promised.MovedIn(given, facts.Today.AddDays(facts.TransferLeadTime)) : facts.Promised;
        var free = suggestion.OnHand - suggestion.Reserved - suggestion.TransfersOut;
        return StockForecast.After(
            free, suggestion.Forecast!.Curve, ArrivalDays.Of(promised, facts.Today, suggestion.LeadTime), Math.Min(days, suggestion.LeadTime)).Lost;
    }
}
