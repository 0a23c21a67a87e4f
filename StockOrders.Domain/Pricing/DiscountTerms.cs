using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Pricing;

/// <summary>The discount of an order, in percent. A line without a discount of its own has the default.</summary>
/// <param name="Enabled">False keeps all discounts and counts none; null, where nobody said, counts what there is.</param>
internal sealed record DiscountTerms(bool? Enabled = null, decimal Default = 0)
{
    public static DiscountTerms None { get; } = new();

    /// <summary>What programs are told: nobody has to say so for a discount to count.</summary>
    public bool IsEnabled(ImmutableArray<OrderLine> lines) => Enabled ?? (Default > 0 || lines.Any(line => line.Discount > 0));

    /// <summary>The percentage that stands on the line, whether it counts or not.</summary>
    public decimal PercentOf(OrderLine line) => line.Discount ?? Default;

    /// <summary>The price of one unit less its discount, to four digits, half of the last away from zero: as an invoice states it.</summary>
    public decimal InvoicePrice(OrderLine line) => Math.Round(NetPrice(line), Quantities.MaxDecimals, MidpointRounding.AwayFromZero);

    /// <summary>The price of one unit less its discount, not rounded.</summary>
    public decimal NetPrice(OrderLine line) => (Enabled ?? true) ? line.CostPrice * (1 - (PercentOf(line) / 100)) : line.CostPrice;
}
