using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>What is needed of one variant and how its vendor sells it.</summary>
/// <param name="Product">Variants of one product share its minimum; null where the variant is a product of its own.</param>
/// <param name="Minimum">MOQ; null or 0: none.</param>
/// <param name="Multiple">Case; null or 0: any quantity.</param>
internal sealed record LineNeed(VariantId Variant, string? Product, decimal Needed, decimal? Minimum, decimal? Multiple, int UnitDecimals)
{
    /// <summary>There is no more than this to be had, of a transfer's source or of a vendor; null where there is no such limit.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>True where it comes from a warehouse, false where a vendor sells it.</summary>
    public bool IsMoved { get; init; }

    /// <summary>So much is worth ordering for its lower price, where less is needed; null where nothing is.</summary>
    public decimal? Worth { get; init; }

    /// <summary>What is needed, or what is worth ordering instead.</summary>
    public decimal Wanted => Needed > 0 && Worth > Needed ? Worth.Value : Needed;

    /// <summary>What is needed as people are told it.</summary>
    public decimal Stated => Quantities.Stated(Needed);
}

/// <summary>What to order, and why it is not what was needed.</summary>
/// <param name="Ordered">0 leaves the line out.</param>
internal sealed record LineQuantity(decimal Ordered, ImmutableArray<string> Messages);

/// <summary>
/// The quantities of an order's lines from what is needed: multiples by the order's direction, then the minimums by the order's scope.
/// What is needed stays what it is; only the line is rounded.
/// </summary>
internal static class LineQuantities
{
    /// <returns>One for each need, in the order given.</returns>
    public static ImmutableArray<LineQuantity> Of(IReadOnlyList<LineNeed> needs, OrderingTerms terms)
    {
        var round = terms.InMultiples ? terms.Round : UomRound.Off;
        var ordered = needs.Select(need => Rounded(need, terms.Moq == MoqScope.Variant ? need.Minimum : null, round)).ToArray();
        var raised = terms.Moq == MoqScope.Product ? ByProduct(needs, ordered, round) : ordered;
        return [.. needs.Select((need, index) => new LineQuantity(
            raised[index], Messages(need, ordered[index], raised[index], terms.Moq, round)))];
    }

    /// <summary>Where only so much is to be had, rounding down and no minimum: more is not there.</summary>
    private static decimal Rounded(LineNeed need, decimal? minimum, UomRound round)
    {
        var ordered = OrderQuantity.Rounded(need.Wanted, minimum, need.Multiple, need.UnitDecimals, round);
        if (need.AtMost is not { } most || ordered <= most)
            return ordered;

        // Rounded up past what is there: what is needed may still be there, only not in a whole case.
        return OrderQuantity.Rounded(
            Math.Min(need.Wanted, most), null, round == UomRound.Off ? null : need.Multiple, need.UnitDecimals, UomRound.Down);
    }

    private static decimal[] ByProduct(IReadOnlyList<LineNeed> needs, decimal[] ordered, UomRound round)
    {
        var raised = ordered.ToArray();
        foreach (var product in Enumerable.Range(0, needs.Count)
            .Where(index => needs[index].Needed > 0)
            .GroupBy(index => needs[index].Product ?? "\n" + needs[index].Variant.Value, StringComparer.Ordinal))
        {
            int[] lines = [.. product];
            var minimum = lines.Max(index => needs[index].Minimum ?? 0);
            var shares = lines.Select(index => new Share(
                ordered[index],
                needs[index].Needed,
                OrderQuantity.StepOf(round == UomRound.Off ? null : needs[index].Multiple, needs[index].UnitDecimals))).ToArray();
            if (SharedMinimum.Reached(shares, minimum) is not { } reached)
                continue;
            for (var index = 0; index < lines.Length; index++)
                raised[lines[index]] = reached[index];
        }

        return raised;
    }

    private static ImmutableArray<string> Messages(LineNeed need, decimal alone, decimal ordered, MoqScope moq, UomRound round)
    {
        if (need.Needed <= 0 || ordered == need.Stated)
            return [];

        string[] reasons = [.. Reasons(need, alone, ordered, moq, round)];
        return [$"{Figures.Quantity(need.Stated)} needed, {Figures.Quantity(ordered)} ordered: {(reasons is [] ? "whole units" : string.Join(", ", reasons))}."];
    }

    private static IEnumerable<string> Reasons(LineNeed need, decimal alone, decimal ordered, MoqScope moq, UomRound round)
    {
        if (need.AtMost is { } most && ordered < need.Stated)
            yield return need.IsMoved ? $"{Figures.Quantity(most)} can be spared" : $"{Figures.Quantity(most)} is the most that may be bought";
        if (need.Worth is { } worth && worth > need.Stated && ordered >= worth)
            yield return $"the price from {Figures.Quantity(worth)} on is worth it";
        if (moq == MoqScope.Product && ordered > alone)
            yield return "the product's minimum is shared by need";
        if (moq == MoqScope.Variant && need.Minimum > need.Stated && ordered >= need.Minimum)
            yield return $"the minimum is {Figures.Quantity(need.Minimum.Value)}";
        if (round != UomRound.Off && need.Multiple is > 0)
            yield return $"in multiples of {Figures.Quantity(need.Multiple.Value)}, rounded {(ordered < need.Stated ? "down" : "up")}";
    }
}
