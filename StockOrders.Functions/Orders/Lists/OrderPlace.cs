using System.Globalization;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// An order's place among those of its status: what changed last comes first, and of one millisecond the newest order. It follows from
/// the order alone, so that whoever changes an order knows which row it leaves.
/// </summary>
internal static class OrderPlace
{
    /// <summary>In Unix milliseconds: the year 33,658.</summary>
    private const long Last = 999_999_999_999_999;

    public static string Of(DateTimeOffset lastModified, OrderId order) => Of(lastModified.ToUnixTimeMilliseconds(), order);

    public static string Of(long milliseconds, OrderId order) => $"{At(milliseconds)}.{string.Create(order.Value.Length, order.Value, Invert)}";

    /// <summary>What the places of a millisecond begin with. Later ones stand before it, earlier ones behind it.</summary>
    /// <param name="milliseconds">Since 1970; what lies outside of the years that a clock can show stands at their ends.</param>
    public static string At(long milliseconds) => (Last - Math.Clamp(milliseconds, 0, Last)).ToString("D15", CultureInfo.InvariantCulture);

    private static void Invert(Span<char> name, string id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            name[i] = char.IsAsciiHexDigitLower(id[i])
                ? Convert.ToHexStringLower([(byte)(15 - Convert.ToInt32(id[i].ToString(), 16))])[1]
                : throw new ArgumentException($"The id {id} is not made of hex digits.", nameof(id));
        }
    }
}
