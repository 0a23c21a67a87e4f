using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Files;

namespace StockOrders.Functions.Matching;

/// <summary>Reads a UBL 2.1 invoice.</summary>
internal static class UblInvoice
{
    private const string Namespace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private const string CreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    /// <summary>UN/EDIFACT code list 1001: what gives money back.</summary>
    private static readonly FrozenSet<string> CreditCodes = new[] { "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532" }.ToFrozenSet();

    /// <summary>Null where the document is XML, but no such invoice. What is no XML at all throws; files are looked at before they come here.</summary>
    public static FiledInvoice? Read(ReadOnlyMemory<byte> file)
    {
        using var reader = FileKinds.Reader(new MemoryStream(file.ToArray(), writable: false));
        reader.MoveToContent();
        return (reader.LocalName, reader.NamespaceURI) switch
        {
            ("Invoice", Namespace) => Of((XElement)XNode.ReadFrom(reader)),
            ("CreditNote", CreditNote) => Credit,
            _ => null,
        };
    }

    private static FiledInvoice Credit { get; } = new() { Fault = "The file is a credit note, and only invoices are taken here. Please send it to the buyer by mail." };

    private static FiledInvoice Of(XElement root)
    {
        if (Ubl.Text(root.Element(Ubl.Basic + "InvoiceTypeCode")) is { } code && CreditCodes.Contains(code))
        {
            return Credit;
        }

        var totals = root.Element(Ubl.Aggregate + "LegalMonetaryTotal");
        var payable = totals?.Element(Ubl.Basic + "PayableAmount");
        var currency = Ubl.Text(root.Element(Ubl.Basic + "DocumentCurrencyCode")) ?? Ubl.CurrencyOf(payable);
        var (tax, doubt) = UblTaxes.Of(root, currency);
        var charges = Ubl.Figure(totals?.Element(Ubl.Basic + "ChargeTotalAmount")) ?? 0;
        return new FiledInvoice
        {
            Number = Ubl.Text(root.Element(Ubl.Basic + "ID")),
            Date = DateOnly.TryParseExact(Ubl.Text(root.Element(Ubl.Basic + "IssueDate")), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Currency = currency,
            Payable = Ubl.Figure(payable),
            Tax = tax,
            Charges = charges,
            Lines = [.. root.Elements(Ubl.Aggregate + "InvoiceLine").Take(LineRules.MaxLines + 1).Select(Line)],
            Orders = [.. Orders(root).Distinct(StringComparer.Ordinal)],
            Fault = OtherCurrency(root, totals, currency) ?? (tax < 0 ? "The tax in the file is less than nothing." : charges < 0 ? "The charges in the file are less than nothing." : null),
            Doubt = doubt,
        };
    }

    private static IEnumerable<string> Orders(XElement root) => root.Elements(Ubl.Aggregate + "OrderReference")
        .Concat(root.Elements(Ubl.Aggregate + "InvoiceLine").Elements(Ubl.Aggregate + "OrderLineReference").Elements(Ubl.Aggregate + "OrderReference"))
        .Select(reference => Ubl.Text(reference.Element(Ubl.Basic + "ID")))
        .OfType<string>();

    /// <summary>An amount in another currency than the document's would count as one in it. Taxes may be told in a second one.</summary>
    private static string? OtherCurrency(XElement root, XElement? totals, string? currency)
    {
        if (Other(totals, currency) is { } total)
        {
            return $"The total in the file is in {total}, and {Whole(currency)}.";
        }

        var number = 0;
        foreach (var line in root.Elements(Ubl.Aggregate + "InvoiceLine"))
        {
            number++;
            if (Other(line, currency) is { } other)
            {
                return $"Line {Figures.Quantity(number)} of the invoice in the file is in {other}, and {Whole(currency)}.";
            }
        }

        return null;
    }

    private static string Whole(string? currency) => currency is null ? "the invoice does not say what currency it is in" : $"the invoice in {currency}";

    private static string? Other(XElement? part, string? currency) => part?.Descendants()
        .Where(element => element.Ancestors().TakeWhile(above => above != part).All(above => above.Name.LocalName != "TaxTotal"))
        .Select(Ubl.CurrencyOf)
        .FirstOrDefault(named => named is not null && !string.Equals(named, currency, StringComparison.OrdinalIgnoreCase));

    private static FiledLine Line(XElement line)
    {
        var item = line.Element(Ubl.Aggregate + "Item");
        var price = line.Element(Ubl.Aggregate + "Price");
        var per = price?.Element(Ubl.Basic + "BaseQuantity") is { } given ? Ubl.Figure(given) : 1;
        return new FiledLine(
            Ubl.Figure(line.Element(Ubl.Basic + "InvoicedQuantity")),
            FiledLine.OfOne(Ubl.Figure(price?.Element(Ubl.Basic + "PriceAmount")), per),
            Ubl.Text(item?.Element(Ubl.Aggregate + "BuyersItemIdentification")?.Element(Ubl.Basic + "ID")),
            Ubl.Text(item?.Element(Ubl.Aggregate + "SellersItemIdentification")?.Element(Ubl.Basic + "ID")),
            Ubl.Text(item?.Element(Ubl.Aggregate + "StandardItemIdentification")?.Element(Ubl.Basic + "ID")),
            Ubl.Text(line.Element(Ubl.Aggregate + "OrderLineReference")?.Element(Ubl.Basic + "LineID")));
    }
}
