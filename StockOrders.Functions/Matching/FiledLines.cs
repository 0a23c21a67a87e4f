using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Matching;

/// <summary>Finds the lines of an invoice that came as a file on the order that it is for.</summary>
internal static class FiledLines
{
    private const decimal MostTax = 0.5m;

    /// <returns>The lines, or why a program cannot make them out. An item that is not on the order is made out all the same: the match holds it.</returns>
    public static Outcome<ImmutableArray<InvoiceLine>> On(StockOrder order, FiledInvoice invoice)
    {
        if (invoice.Doubt is { } doubt)
        {
            return Unreadable(doubt);
        }

        if (invoice.Lines.IsEmpty)
        {
            return Unreadable("The invoice in the file has no lines.");
        }

        if (invoice.Lines.Length > LineRules.MaxLines)
        {
            return Unreadable($"The invoice in the file has more than {Figures.Quantity(LineRules.MaxLines)} lines.");
        }

        var found = ImmutableArray.CreateBuilder<InvoiceLine>(invoice.Lines.Length);
        foreach (var (line, index) in invoice.Lines.Select((line, index) => (line, index)))
        {
            if (line is not { Quantity: > 0 and <= Quantities.Max, Price: >= 0 and <= Quantities.Max }
                || !Quantities.HasAtMost(line.Quantity.Value, Quantities.MaxDecimals))
            {
                return Unreadable($"Line {index + 1} of the invoice in the file has no quantity and price that can be matched.");
            }

            if (VariantOf(order, line) is not { } variant)
            {
                return Unreadable($"Line {index + 1} of the invoice in the file does not say which item it is for.");
            }

            found.Add(new InvoiceLine(variant, line.Quantity.Value, decimal.Round(line.Price.Value, Quantities.MaxDecimals, MidpointRounding.AwayFromZero)));
        }

        return OverTaxed(invoice, found) is { } tax ? Unreadable(tax) : found.ToImmutable();
    }

    /// <summary>Tax is the supplier's to state and no match compares it, so what no rate comes to is not paid without a person.</summary>
    private static string? OverTaxed(FiledInvoice invoice, IEnumerable<InvoiceLine> lines)
    {
        var net = lines.Sum(line => line.Quantity * line.CostPrice) + invoice.Charges;
        return invoice.Tax > net * MostTax ? $"The tax in the file is {Figures.Quantity(invoice.Tax)} on {Figures.Quantity(net)}: more than half of it." : null;
    }

    private static VariantId? VariantOf(StockOrder order, FiledLine line)
    {
        var lines = order.Lines;
        if (line.OrderLine is { } number
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= lines.Length
            && Fits(lines[place - 1], line))
        {
            return lines[place - 1].Variant;
        }

        return Only(lines, known => Is(known.Variant.Value, line.Buyers))
            ?? Only(lines, known => Is(known.Sku, line.Buyers))
            ?? Only(lines, known => Is(known.VendorReference, line.Sellers))
            ?? Only(lines, known => Is(known.Barcode, line.Standard))
            ?? Only(lines, known => Is(known.Sku, line.Sellers))
            ?? ((line.Buyers ?? line.Sellers ?? line.Standard) is { Length: <= 100 } named ? new VariantId(named) : null);
    }

    /// <summary>The line's number alone counts where nothing that the invoice says of the item speaks against it.</summary>
    private static bool Fits(OrderLine known, FiledLine line) =>
        line is { Buyers: null, Sellers: null, Standard: null }
        || Is(known.Variant.Value, line.Buyers) || Is(known.Sku, line.Buyers) || Is(known.VendorReference, line.Sellers) || Is(known.Barcode, line.Standard);

    private static VariantId? Only(ImmutableArray<OrderLine> lines, Func<OrderLine, bool> fits)
    {
        var some = lines.Where(fits).Take(2).ToList();
        return some.Count == 1 ? some[0].Variant : null;
    }

    private static bool Is(string? known, string? said) => known is not null && string.Equals(known.Trim(), said, StringComparison.OrdinalIgnoreCase);

    private static Refusal Unreadable(string message) => new(RefusalKind.Invalid, "no_lines", message, "file");
}
