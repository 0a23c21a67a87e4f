using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What the figures of a line must be before anything is stored of it.</summary>
internal static class LineFigures
{
    /// <summary>Cubic metres of one unit.</summary>
    public const decimal MaxVolume = 1_000_000m;

    public const int VolumeDecimals = 6;

    public static IEnumerable<Refusal> Check(OrderLine line, string path)
    {
        if (line.UnitDecimals is < 0 or > Quantities.MaxDecimals)
            return [Invalid("unit_out_of_range", $"A unit has 0 to {Quantities.MaxDecimals} digits after the point.", path)];

        return new[]
        {
            Ordered(line, $"{path}.replenishment"),
            Quantities.PriceRefusal(line.CostPrice, $"{path}.cost_price"),
            Price(line.LandingCostPrice, $"{path}.landing_cost_price"),
            Percent(line.Discount, $"{path}.discount"),
            Percent(line.Tax, $"{path}.tax"),
            Multiple(line.UomOrdering, $"{path}.uom_ordering"),
            Multiple(line.VendorPackaging, $"{path}.vendor_packaging"),
            Volume(line.Cbm, $"{path}.cbm"),
            Seen(line.Stock?.Source, $"{path}.source_stock"),
            Seen(line.Stock?.InStock, $"{path}.in_stock"),
            Seen(line.Stock?.OnPurchaseOrders, $"{path}.purchase_orders_qty", Quantities.MaxSum),
            Seen(line.Stock?.TransfersIn, $"{path}.transfer_units_in", Quantities.MaxSum),
            Seen(line.Stock?.TransfersOut, $"{path}.transfer_units_out", Quantities.MaxSum),
        }.OfType<Refusal>();
    }

    private static Refusal? Ordered(OrderLine line, string field) =>
        Quantities.Refusal(line.Ordered, line.UnitDecimals, field)
        ?? (line.Ordered == 0 ? Invalid("nothing_ordered", "Order more than 0, or leave the item out.", field) : null);

    private static Refusal? Price(decimal? price, string field) => price is { } number ? Quantities.PriceRefusal(number, field) : null;

    private static Refusal? Percent(decimal? percent, string field) => percent is { } number ? Quantities.PercentRefusal(number, field) : null;

    private static Refusal? Multiple(decimal? value, string field) =>
        value is { } number ? Quantities.Refusal(number, Quantities.MaxDecimals, field) : null;

    private static Refusal? Volume(decimal? volume, string field) => volume switch
    {
        null => null,
        < 0 or > MaxVolume => Invalid("volume_out_of_range", $"{volume} is not between 0 and {Figures.Quantity(MaxVolume)}.", field),
        { } number when !Quantities.HasAtMost(number, VolumeDecimals) =>
            Invalid("volume_too_fine", $"{volume} has more than {VolumeDecimals} digits after the point.", field),
        _ => null,
    };

    /// <summary>Stock may be below zero where more was sold than there was.</summary>
    private static Refusal? Seen(decimal? stock, string field, decimal max = Quantities.Max) =>
        stock is { } number ? Quantities.Refusal(Math.Abs(number), Quantities.MaxDecimals, field, max) : null;

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
