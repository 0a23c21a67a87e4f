using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Landed cost, discount and tax of a line. Null clears: the landed cost is worked out again, the order's discount counts again.</summary>
internal static class LineMoney
{
    public const decimal MaxPrice = 1_000_000_000;

    public static bool NeedsPrices(JsonFields fields) => fields.Has("landing_cost_price") || fields.Has("discount");

    public static IEnumerable<LineChange> Read(JsonFields fields)
    {
        if (fields.Has("landing_cost_price"))
        {
            var landing = fields.Number("landing_cost_price", 0, MaxPrice, 4);
            yield return (line, known) => line with { LandingCostPrice = known?.LandingPrice == landing ? known?.Line.LandingCostPrice : landing };
        }

        if (fields.Has("discount"))
        {
            var discount = fields.Number("discount", 0, 100, 4);
            yield return (line, known) => line with { Discount = known?.DiscountPercent == discount ? known?.Line.Discount : discount };
        }

        if (fields.Has("tax"))
        {
            var tax = fields.Number("tax", 0, 100, 4) ?? 0;
            yield return (line, _) => line with { Tax = tax };
        }
    }
}
