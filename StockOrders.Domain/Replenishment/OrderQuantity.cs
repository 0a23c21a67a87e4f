using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>Turns what is needed into what a vendor sells.</summary>
internal static class OrderQuantity
{
    /// <summary>Digits beyond which a figure is dust left by a division and not a quantity.</summary>
    private const int DustFree = 6;

    /// <summary>
    /// The smallest quantity that covers the need and the minimum (MOQ), is a multiple of the case and has no more digits than the unit
    /// allows. Nothing needed is nothing ordered.
    /// </summary>
    /// <param name="minimum">Null or 0: none.</param>
    /// <param name="multiple">Null or 0: any quantity.</param>
    public static decimal RoundedUp(decimal needed, decimal? minimum, decimal? multiple, int unitDecimals)
    {
        var clean = Clean(needed);
        return clean <= 0 ? 0 : UpTo(Math.Max(clean, minimum ?? 0), StepOf(multiple, unitDecimals));
    }

    /// <summary>
    /// The need in multiples by the given direction; then, where anything is needed, at least the minimum in whole multiples. Rounded down,
    /// a need below one multiple and without a minimum comes to nothing.
    /// </summary>
    /// <param name="minimum">Null or 0: none.</param>
    /// <param name="multiple">Null or 0: any quantity. With <see cref="UomRound.Off"/> it does not count.</param>
    public static decimal Rounded(decimal needed, decimal? minimum, decimal? multiple, int unitDecimals, UomRound round)
    {
        var clean = Clean(needed);
        if (clean <= 0)
            return 0;

        var step = StepOf(round == UomRound.Off ? null : multiple, unitDecimals);
        var inMultiples = round == UomRound.Down ? DownTo(clean, step) : UpTo(clean, step);
        return inMultiples >= (minimum ?? 0) ? inMultiples : UpTo(minimum!.Value, step);
    }

    /// <summary>
    /// The smallest multiple of the case that the unit can express: cases of 2.5 of a thing that is counted come in fives. Digits of a
    /// case beyond the fourth are rounded up.
    /// </summary>
    /// <param name="multiple">Null or 0: the unit's own last digit.</param>
    public static decimal StepOf(decimal? multiple, int unitDecimals)
    {
        var unit = (long)(UnitStep(unitDecimals) * Finest);
        var caseOfAll = (long)decimal.Ceiling((multiple is > 0 ? multiple.Value : UnitStep(unitDecimals)) * Finest);
        return caseOfAll / CommonDivisor(caseOfAll, unit) * unit / Finest;
    }

    private static long CommonDivisor(long one, long other) => other == 0 ? one : CommonDivisor(other, one % other);

    /// <summary>Never past the most that can be ordered.</summary>
    public static decimal UpTo(decimal quantity, decimal step) =>
        Math.Min(decimal.Ceiling(Clean(quantity) / step), decimal.Floor(Quantities.Max / step)) * step;

    public static decimal DownTo(decimal quantity, decimal step) =>
        Math.Min(decimal.Floor(Clean(quantity) / step), decimal.Floor(Quantities.Max / step)) * step;

    private static decimal Clean(decimal quantity) => decimal.Round(quantity, DustFree);

    private static decimal UnitStep(int unitDecimals) => new(1, 0, 0, false, (byte)unitDecimals);

    /// <summary>Ten thousandths, the finest that any unit is counted in.</summary>
    private const decimal Finest = 10_000;
}
