using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What an order still promises of one variant.</summary>
internal readonly record struct OnOrderQuantity(VariantId Variant, decimal Quantity);

/// <summary>
/// Drafts and orders waiting for approval count, so that the next recalculation does not buy the same goods again;
/// rejected, closed and cancelled orders promise nothing, nor do archived ones that no supplier has.
/// </summary>
internal static class OnOrder
{
    public static ImmutableArray<OnOrderQuantity> Of(StockOrder order) =>
        order.IsOver || order is { Archived: true, Dispatch: null } || order.Stage == Stage.Rejected
            ? []
            : [.. order.Lines.Where(line => line.Outstanding > 0).Select(line => new OnOrderQuantity(line.Variant, line.Outstanding))];

    /// <summary>What an assembly will still take of its components from where they are.</summary>
    public static ImmutableArray<OnOrderQuantity> Parts(StockOrder order) => order.Type != OrderType.Assembly || Of(order).IsEmpty ? [] :
    [
        .. order.Lines.Where(line => line.Outstanding > 0)
            .SelectMany(line => (line.Components ?? []).Select(part => new OnOrderQuantity(part.Variant, line.Outstanding * part.Quantity)))
            .GroupBy(part => part.Variant)
            .Select(parts => new OnOrderQuantity(parts.Key, parts.Sum(part => part.Quantity))),
    ];
}
