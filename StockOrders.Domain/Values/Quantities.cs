using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Values;

/// <summary>What may stand where a quantity, a price or a charge is asked for. Every bound is included.</summary>
internal static class Quantities
{
    public const decimal Max = 1_000_000_000m;

    /// <summary>What quantities of many lines, orders or warehouses may come to in all.</summary>
    public const decimal MaxSum = 1_000_000m * Max;

    public const int MaxDecimals = 4;

    /// <summary>Null when it is a quantity of a unit with that many digits after the point; zero is one.</summary>
    public static Refusal? Refusal(decimal quantity, int unitDecimals, string field, decimal max = Max)
    {
        if (quantity < 0 || quantity > max)
            return Invalid("quantity_out_of_range", $"{quantity} is not between 0 and {Figures.Quantity(max)}.", field);
        if (!HasAtMost(quantity, unitDecimals))
        {
            return Invalid(
                "quantity_not_whole",
                unitDecimals == 0
                    ? $"{quantity} is not whole, but its unit is counted in whole ones."
                    : $"{quantity} has more than the {unitDecimals} digits after the point that its unit allows.",
                field);
        }

        return null;
    }

    /// <summary>Null when it is a price or a charge: 0 to <see cref="Max"/>, at most four digits after the point.</summary>
    public static Refusal? PriceRefusal(decimal price, string field)
    {
        if (price is < 0 or > Max)
            return Invalid("price_out_of_range", $"{price} is not between 0 and {Figures.Quantity(Max)}.", field);
        if (!HasAtMost(price, MaxDecimals))
            return Invalid("price_too_fine", $"{price} has more than {MaxDecimals} digits after the point.", field);
        return null;
    }

    /// <summary>Null when it is a percentage: 0 to 100, at most four digits after the point.</summary>
    public static Refusal? PercentRefusal(decimal percent, string field)
    {
        if (percent is < 0 or > 100)
            return Invalid("percent_out_of_range", $"{percent} is not between 0 and 100.", field);
        if (!HasAtMost(percent, MaxDecimals))
            return Invalid("percent_too_fine", $"{percent} has more than {MaxDecimals} digits after the point.", field);
        return null;
    }

    public static bool HasAtMost(decimal value, int decimals) => decimal.Round(value, decimals) == value;

    /// <summary>A worked-out quantity as people are told it: to four digits, without the dust of a division and without zeros at the end.</summary>
    public static decimal Stated(decimal quantity) => decimal.Round(quantity, MaxDecimals) / 1.0000000000000000000000000000m;

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
