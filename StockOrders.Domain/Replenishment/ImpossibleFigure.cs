using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Figures of a stored variant that no input of this program lets through. What is worked out from them would be as impossible, and would be
/// ordered.
/// </summary>
internal static class ImpossibleFigure
{
    /// <summary>Ten years: nobody waits longer for a delivery, or orders for longer.</summary>
    private const int MostDays = 3_660;

    /// <returns>What is impossible, with the figure; null where everything can be.</returns>
    public static string? In(Variant variant)
    {
        foreach (var (warehouse, stock) in variant.InStock)
        {
            if (stock < -Quantities.Max || stock > Quantities.Max)
                return $"{stock} are said to be in stock in warehouse {warehouse}.";
        }

        return Quantity("safety stock", variant.SafetyStock) ?? Quantity("minimum stock", variant.MinimumStock)
            ?? Days("lead time", variant.LeadTime ?? 0) ?? Days("review period", variant.ReviewPeriod)
            ?? (variant.ServiceLevel is { } level && !(level > 0 && level < 1) ? $"A service level of {level} is not between 0 and 1." : null)
            ?? (variant.UnitDecimals is < 0 or > 4 ? $"A unit cannot have {variant.UnitDecimals} digits." : null);
    }

    private static string? Quantity(string what, decimal quantity) =>
        quantity < 0 || quantity > Quantities.Max ? $"A {what} of {quantity} is not between 0 and {Quantities.Max}." : null;

    private static string? Days(string what, int days) =>
        days is < 0 or > MostDays ? $"A {what} of {days} days is not between 0 and {MostDays}." : null;
}

/// <summary>Something stored is impossible; the message says what.</summary>
internal sealed class ImpossibleFigureException(string message) : Exception(message);
