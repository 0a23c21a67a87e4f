using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Matching;

/// <summary>
/// Whether an invoice that names its order means this one. It is taken for another order's only behind that order's link: recorded here it would
/// take its number away from the order that it is for.
/// </summary>
internal static class NamedOrders
{
    /// <summary>What programs write where they know no order but must name one (Peppol BIS Billing 3).</summary>
    private const string None = "NA";

    private static readonly char[] Separators = [' ', '\t', '/', ',', ';', '|', ':', '(', ')'];

    /// <summary>Null where it names no other order.</summary>
    public static string? Fault(StockOrder order, FiledInvoice invoice)
    {
        string[] own = [.. new[] { order.Header.Reference, order.Header.ExtraReference, order.Id.Value }.Select(Bare).Where(name => name.Length > 0)];
        return invoice.Orders.FirstOrDefault(named => !Means(named, own)) is { } other
            ? $"The file says that it is for order {other}, and this page is for order {order.Header.Reference ?? order.Id.Value}. Send it behind that order's link, or correct the order's name in the file."
            : null;
    }

    private static bool Means(string named, string[] own) =>
        Bare(named) is "" or None || own.Contains(Bare(named), StringComparer.Ordinal) || named.Split(Separators).Any(word => own.Contains(Bare(word), StringComparer.Ordinal));

    /// <summary>However it is spaced, cased and hyphened.</summary>
    private static string Bare(string? name) => new([.. (name ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
