using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>One of several quantities that reach a minimum together.</summary>
/// <param name="Quantity">What it is at least, whatever the others do.</param>
/// <param name="Weight">What its part of the minimum is measured by; above 0.</param>
/// <param name="Step">It grows in whole ones of this.</param>
/// <param name="Worth">What one unit counts toward the minimum: 1 where that is a quantity, the price where it is money.</param>
internal readonly record struct Share(decimal Quantity, decimal Weight, decimal Step, decimal Worth = 1);

/// <summary>
/// Raises quantities until together they reach a minimum, in the proportion of their weights: each gets its exact part in whole steps, and the
/// steps that are then missing go to the parts with the largest remainders, so that none is a whole step above its exact part.
/// </summary>
internal static class SharedMinimum
{
    /// <returns>The quantities in the order given; null where no quantity that can be ordered reaches it (nothing counts, or it is too much).</returns>
    public static ImmutableArray<decimal>? Reached(IReadOnlyList<Share> shares, decimal minimum)
    {
        var reached = shares.Sum(share => share.Quantity * share.Worth);
        if (reached >= minimum)
            return [.. shares.Select(share => share.Quantity)];

        var counts = shares.Sum(share => share.Weight * share.Worth);
        if (counts <= 0 || shares.Any(share => share.Weight * minimum / counts > Quantities.Max))
            return null;

        var parts = shares.Select(share => share.Weight * minimum / counts).ToArray();
        var raised = shares.Select((share, index) => Math.Max(share.Quantity, OrderQuantity.DownTo(parts[index], share.Step))).ToArray();
        reached = shares.Select((share, index) => raised[index] * share.Worth).Sum();
        foreach (var index in Enumerable.Range(0, parts.Length)
            .Where(index => shares[index].Worth > 0 && raised[index] < parts[index])
            .OrderByDescending(index => (parts[index] - raised[index]) / shares[index].Step))
        {
            if (reached >= minimum)
                break;

            // A quantity that a person typed need not be a multiple; the next one is.
            reached += Raise(index, OrderQuantity.UpTo(parts[index], shares[index].Step));
        }

        // What a division left over may be missing still: one more step anywhere is more than that.
        for (var index = 0; index < parts.Length && reached < minimum; index++)
            reached += Raise(index, raised[index] + shares[index].Step);
        return Array.Exists(raised, quantity => quantity > Quantities.Max) ? null : [.. raised];

        decimal Raise(int index, decimal to)
        {
            var more = (to - raised[index]) * shares[index].Worth;
            raised[index] = to;
            return more;
        }
    }
}
