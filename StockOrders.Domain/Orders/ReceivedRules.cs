using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What has arrived, or is to be paid for, was ordered: no edit says otherwise.</summary>
internal static class ReceivedRules
{
    public static IEnumerable<Refusal> Check(
        ImmutableArray<OrderLine> set, ImmutableArray<VariantId> removed, IReadOnlyDictionary<VariantId, OrderLine> known)
    {
        for (var index = 0; index < set.Length; index++)
        {
            var line = set[index];
            if (line.Ordered < line.Received)
            {
                yield return new Refusal(
                    RefusalKind.Conflict,
                    "ordered_below_received",
                    $"{Figures.Quantity(line.Received)} of {line.Variant} have arrived, so no less is ordered; {Figures.Quantity(line.Ordered)} was asked for.",
                    $"items[{index}].replenishment");
            }
        }

        foreach (var variant in removed.Where(variant => known[variant].Received > 0))
        {
            yield return new Refusal(
                RefusalKind.Conflict,
                "item_received",
                $"{Figures.Quantity(known[variant].Received)} of {variant} have arrived: the item stays on the order. Order no more than that of it instead.",
                "items");
        }

        foreach (var variant in removed.Where(variant => known[variant] is { Received: 0, Invoiced: > 0 }))
        {
            yield return new Refusal(
                RefusalKind.Conflict,
                "item_invoiced",
                $"{Figures.Quantity(known[variant].Invoiced)} of {variant} are on invoices that were accepted: the item stays on the order.",
                "items");
        }
    }
}
