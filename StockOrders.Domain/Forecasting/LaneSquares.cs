using System.Runtime.Intrinsics;

namespace StockOrders.Domain.Forecasting;

/// <summary>What four forecasts err by at an origin, one in each lane, as <see cref="Origins.Squares"/> has it.</summary>
internal static class LaneSquares
{
    public static Vector256<double> Of(in DemandDays days, int at, int span, Vector256<double> sum)
    {
        if (!Origins.Counts(days, at, span)) return Vector256<double>.Zero;
        var error = sum - Vector256.Create(days.Units(at, at + span));
        return error * error * Vector256.Create(1d / days.InStock(at, at + span));
    }

    /// <summary>The lane of the least; an earlier one, of the steadier constants, unless a later one erred clearly less.</summary>
    public static int Least(Vector256<double> squares, double clearly)
    {
        var least = 0;
        for (var lane = 1; lane < Vector256<double>.Count; lane++)
        {
            if (squares[lane] < squares[least] * clearly) least = lane;
        }

        return least;
    }
}
