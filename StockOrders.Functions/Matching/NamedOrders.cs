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

    /// <summary>How a backorder is called after the order that it continues.</summary>
    private const string Continued = "B";

    /// <summary>With what speaks against taking it, where it names another order. Without knowing how this one was named to its supplier, only a person can say that it does.</summary>
    public static FiledInvoice Looked(StockOrder order, FiledInvoice invoice)
    {
        var own = Own(order);
        if (invoice.Orders.FirstOrDefault(named => !Means(named, own)) is not { } other)
        {
            return invoice;
        }

        var mismatch = $"The file says that it is for order {other}, and this page is for order {order.Header.Reference ?? order.Id.Value}.";
        return order.Dispatch is { Names.IsEmpty: false }
            ? invoice with { Fault = invoice.Fault ?? $"{mismatch} Send it behind that order's link, or correct the order's name in the file." }
            : invoice with { Doubt = invoice.Doubt ?? mismatch };
    }

    private static string[] Own(StockOrder order)
    {
        string[] names = [.. new[] { order.Header.Reference, order.Header.ExtraReference, order.Id.Value }.Concat(order.Dispatch?.Names ?? []).Select(Bare).Where(name => name.Length > 0)];
        return order.BackorderOf is { } first
            ? [.. names, Bare(first.Value), .. names.Where(name => name.Length > Continued.Length && name.EndsWith(Continued, StringComparison.Ordinal)).Select(name => name[..^Continued.Length])]
            : names;
    }

    private static bool Means(string named, string[] own) =>
        Bare(named) is "" or None || own.Contains(Bare(named), StringComparer.Ordinal) || named.Split(Separators).Any(word => own.Contains(Bare(word), StringComparer.Ordinal));

    /// <summary>However it is spaced, cased and hyphened.</summary>
    private static string Bare(string? name) => new([.. (name ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
