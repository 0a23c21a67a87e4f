namespace StockOrders.Domain.Forecasting;

/// <summary>What a level with a damped trend errs by at an origin, as <see cref="Origins.Squares"/> has it.</summary>
internal static class RisingSquares
{
    public static double Of(in DemandDays days, in Origins origins, int at, double level, double trend, double damping)
    {
        if (trend == 0) return origins.Squares(days, at, level);

        var span = origins.Ahead(days, at);
        var (sum, rise, step, squares) = (0d, 0d, trend, 0d);
        for (var ahead = 0; ahead < span; ahead++)
        {
            step *= damping;
            rise += step;
            if (!days.OutOfStock[at + ahead]) sum += Math.Max(0, level + rise);
            if (ahead + 1 == Origins.Short) squares = Square(days, at, Origins.Short, sum);
        }

        return squares + Square(days, at, span, sum);
    }

    private static double Square(in DemandDays days, int at, int span, double sum)
    {
        if (!Origins.Counts(days, at, span)) return 0;
        var error = sum - days.Units(at, at + span);
        return error * error / days.InStock(at, at + span);
    }
}
