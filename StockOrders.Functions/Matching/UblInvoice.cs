using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Files;

namespace StockOrders.Functions.Matching;

/// <summary>What a UBL 2.1 invoice says, as far as a match needs it. Members that are not there, or make no sense, are null.</summary>
internal sealed record UblInvoice
{
    public const string Namespace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

    private static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static readonly XNamespace Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    public string? Currency { get; init; }

    public decimal? Payable { get; init; }

    public decimal Tax { get; init; }

    public decimal Charges { get; init; }

    public ImmutableArray<UblLine> Lines { get; init; } = [];

    /// <summary>Null where the document is XML, but no such invoice. What is no XML at all throws; files are looked at before they come here.</summary>
    public static UblInvoice? Read(ReadOnlyMemory<byte> file)
    {
        using var reader = FileKinds.Reader(new MemoryStream(file.ToArray(), writable: false));
        reader.MoveToContent();
        if (reader.LocalName != "Invoice" || reader.NamespaceURI != Namespace)
        {
            return null;
        }

        var root = (XElement)XNode.ReadFrom(reader);
        return new UblInvoice
        {
            Number = Text(root.Element(Basic + "ID")),
            Date = DateOnly.TryParseExact(Text(root.Element(Basic + "IssueDate")), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Currency = Text(root.Element(Basic + "DocumentCurrencyCode")),
            Payable = Figure(root.Element(Aggregate + "LegalMonetaryTotal")?.Element(Basic + "PayableAmount")),
            Tax = Figure(root.Element(Aggregate + "TaxTotal")?.Element(Basic + "TaxAmount")) ?? 0,
            Charges = Figure(root.Element(Aggregate + "LegalMonetaryTotal")?.Element(Basic + "ChargeTotalAmount")) ?? 0,
            Lines = [.. root.Elements(Aggregate + "InvoiceLine").Take(LineRules.MaxLines + 1).Select(Line)],
        };
    }

    private static UblLine Line(XElement line)
    {
        var item = line.Element(Aggregate + "Item");
        var price = line.Element(Aggregate + "Price");
        var per = price?.Element(Basic + "BaseQuantity") is { } given ? Figure(given) : 1;
        return new UblLine(
            Figure(line.Element(Basic + "InvoicedQuantity")),
            OfOne(Figure(price?.Element(Basic + "PriceAmount")), per),
            Text(item?.Element(Aggregate + "BuyersItemIdentification")?.Element(Basic + "ID")),
            Text(item?.Element(Aggregate + "SellersItemIdentification")?.Element(Basic + "ID")),
            Text(item?.Element(Aggregate + "StandardItemIdentification")?.Element(Basic + "ID")),
            Text(line.Element(Aggregate + "OrderLineReference")?.Element(Basic + "LineID")));
    }

    /// <summary>Null where no price could be meant; a quotient beyond every price would overflow.</summary>
    private static decimal? OfOne(decimal? price, decimal? per) =>
        price is >= 0 && per is > 0 and <= Quantities.Max && price <= Quantities.Max * per ? price / per : null;

    private static string? Text(XElement? element) =>
        element?.Value is { Length: <= 500 } value && new string([.. value.Select(sign => char.IsControl(sign) ? ' ' : sign)]).Trim() is { Length: > 0 } text ? text : null;

    private static decimal? Figure(XElement? element) =>
        decimal.TryParse(element?.Value.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <param name="Price">Of one unit.</param>
/// <param name="Buyers">How the buyer knows the item: by its variant or SKU.</param>
/// <param name="Sellers">The vendor's own number for it.</param>
/// <param name="Standard">Its barcode.</param>
/// <param name="OrderLine">The number of the order's line, from 1.</param>
internal readonly record struct UblLine(decimal? Quantity, decimal? Price, string? Buyers, string? Sellers, string? Standard, string? OrderLine);
