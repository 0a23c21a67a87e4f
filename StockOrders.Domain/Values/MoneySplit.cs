using System.Collections.Immutable;
using System.Numerics;

namespace StockOrders.Domain.Values;

/// <summary>Splits money so that the parts always sum to the whole.</summary>
internal static class MoneySplit
{
    /// <summary>
    /// One part for each weight. Each gets its share rounded toward zero; the minor units left over go one by one to the parts with the
    /// largest remainders, the earlier one among equals.
    /// </summary>
    /// <param name="weights">None below zero, at least one above; what they are measured in does not matter.</param>
    public static ImmutableArray<Money> Split(this Money whole, IReadOnlyList<decimal> weights)
    {
        if (weights.Any(weight => weight < 0) || !weights.Any(weight => weight > 0))
            throw new ArgumentException("Weights are zero or more, and at least one is above zero.", nameof(weights));

        var unit = new decimal(1, 0, 0, false, (byte)whole.Currency.MinorUnits);
        var sign = whole.Amount < 0 ? -1 : 1;
        var units = new BigInteger(Math.Abs(whole.Amount) / unit);
        var exact = weights.Select(Scaled).ToArray();
        var sum = exact.Aggregate(BigInteger.Zero, BigInteger.Add);

        var parts = exact.Select(weight => BigInteger.DivRem(units * weight, sum, out _)).ToArray();
        var left = (int)(units - parts.Aggregate(BigInteger.Zero, BigInteger.Add));
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(index => units * exact[index] % sum).Take(left))
            parts[index]++;
        return [.. parts.Select(part => Money.Exactly((decimal)part * unit * sign, whole.Currency))];
    }

    /// <summary>The weight times 10^28, the most digits a decimal can have after the point, so that nothing is rounded or overflows.</summary>
    private static BigInteger Scaled(decimal weight)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(weight, bits);
        var digits = (new BigInteger(unchecked((uint)bits[2])) << 64) + (new BigInteger(unchecked((uint)bits[1])) << 32) + unchecked((uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        return digits * BigInteger.Pow(10, 28 - scale);
    }
}
