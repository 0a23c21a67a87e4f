using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders;

/// <summary>
/// Finds a line by the id a client writes: the variant's whole id, or the part behind or in front of its connection's prefix
/// (<c>123</c> for <c>c20_123</c> and the other way round) where only one line fits.
/// </summary>
internal static class LineAddress
{
    public static Outcome<OrderLine> Find(StockOrder order, string id, string field)
    {
        var exact = order.Lines.FirstOrDefault(line => line.Variant.Value == id);
        if (exact is not null)
        {
            return exact;
        }

        var alike = order.Lines.Where(line => Tail(line.Variant.Value) == Tail(id) && IsSameBut(line.Variant.Value, id)).Take(2).ToList();
        return alike.Count switch
        {
            1 => alike[0],
            0 => new Refusal(RefusalKind.Invalid, "unknown_item", $"{id} is not on the order.", field),
            _ => new Refusal(RefusalKind.Invalid, "ambiguous_item", $"{id} could be {alike[0].Variant} or {alike[1].Variant}; send the whole id.", field),
        };
    }

    /// <summary>The line that an address names.</summary>
    public static Outcome<OrderLine> InAddress(StockOrder order, string id) => Find(order, IdText.OfAddress(id), "id");

    /// <summary>One of the two has a prefix and the other has none; two different prefixes are two different variants.</summary>
    private static bool IsSameBut(string one, string other) => one.Contains('_', StringComparison.Ordinal) != other.Contains('_', StringComparison.Ordinal);

    private static string Tail(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
