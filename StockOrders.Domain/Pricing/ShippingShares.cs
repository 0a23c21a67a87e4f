using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Pricing;

/// <summary>Shares the shipping and handling of an order among its lines; the shares always sum to it.</summary>
internal static class ShippingShares
{
    /// <summary>One for each line. Where nothing has what is asked for (no value, no volume), quantities decide.</summary>
    public static decimal[] Of(OrderHeader header, ImmutableArray<OrderLine> lines, IReadOnlyList<LineAmounts> amounts)
    {
        var whole = Money.RoundedHalfAway(header.ShippingHandling, header.Currency);
        if (whole.Amount == 0 || lines.IsEmpty)
            return new decimal[lines.Length];

        var weights = lines.Select((line, index) => Weight(header.ShippingAllocation, line, amounts[index])).ToArray();
        if (weights.All(weight => weight == 0))
            weights = [.. lines.Select(line => line.Ordered)];
        if (weights.All(weight => weight == 0))
            weights = [.. lines.Select(_ => 1m)];
        return [.. whole.Split(weights).Select(share => share.Amount)];
    }

    private static decimal Weight(ShippingAllocation by, OrderLine line, LineAmounts amounts) => by switch
    {
        ShippingAllocation.Quantity => line.Ordered,
        ShippingAllocation.Value => amounts.Net,
        ShippingAllocation.Volume => (line.Cbm ?? 0) * line.Ordered,
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };
}
