using System.Numerics;
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
        var clean = decimal.Round(needed, DustFree);
        if (clean <= 0)
            return 0;

        var step = StepOf(multiple is > 0 ? multiple.Value : UnitStep(unitDecimals), unitDecimals);
        var steps = decimal.Ceiling(Math.Max(clean, minimum ?? 0) / step);
        return Math.Min(steps, decimal.Floor(Quantities.Max / step)) * step;
    }

    /// <summary>
    /// The smallest multiple of the case that the unit can express: cases of 2.5 of a thing that is counted come in fives. Digits of a
    /// case beyond the fourth are rounded up.
    /// </summary>
    private static decimal StepOf(decimal multiple, int unitDecimals)
    {
        var caseOfAll = (long)decimal.Ceiling(multiple * Finest);
        var unit = (long)(UnitStep(unitDecimals) * Finest);
        return caseOfAll / (long)BigInteger.GreatestCommonDivisor(caseOfAll, unit) * unit / Finest;
    }

    private static decimal UnitStep(int unitDecimals) => new(1, 0, 0, false, (byte)unitDecimals);

    /// <summary>Ten thousandths, the finest that any unit is counted in.</summary>
    private const decimal Finest = 10_000;
}
