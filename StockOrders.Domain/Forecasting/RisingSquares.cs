namespace StockOrders.Domain.Forecasting;

/// <summary>What a level with a damped trend errs by at an origin, as <see cref="Origins.Squares"/> has it.</summary>
internal static class RisingSquares
{
    public static double Of(in DemandDays days, in Origins origins, int at, in RecentLine line)
    {
        if (line.Trend == 0) return origins.Squares(days, at, line.Level);

        var outOfStock = days.OutOfStock.Slice(at, origins.Ahead(days, at));
        var (sum, level, step, damping, squares) = (0d, line.Level, line.Trend, line.Damping, 0d);
        for (var ahead = 0; ahead < outOfStock.Length; ahead++)
        {
            if (ahead == Origins.Short) squares = Square(days, at, Origins.Short, sum);
            step *= damping;
            level += step;
            if (!outOfStock[ahead]) sum += Math.Max(0, level);
        }

        var whole = Square(days, at, outOfStock.Length, sum);
        return outOfStock.Length == Origins.Short ? 2 * whole : squares + whole;
    }

    private static double Square(in DemandDays days, int at, int span, double sum)
    {
        if (!Origins.Counts(days, at, span)) return 0;
        var error = sum - days.Units(at, at + span);
        return error * error / days.InStock(at, at + span);
    }
}
