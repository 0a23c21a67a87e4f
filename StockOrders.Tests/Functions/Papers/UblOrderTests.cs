using System.Text;
using System.Xml.Linq;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

public sealed class UblOrderTests
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    public static TheoryData<string> Orders => [.. Kinds.Keys];

    private static readonly Dictionary<string, Func<StockOrder>> Kinds = new()
    {
        ["whole"] = () => SomePapers.Order(3),
        ["bare"] = () => Given.Draft().Order,
        ["long"] = () => SomePapers.Order(2_000),
        ["taxed"] = () => SomePapers.Order(1) with { Lines = [Some.Line(10, 10) with { Tax = 20, Discount = 12.5m, UnitDecimals = 2 }, Some.Line(1, 1, Some.Nut)] },
        ["cancelled"] = () => Given.Cancelled().Order,
        ["paid later"] = () => SomePapers.Order(1, SomePapers.Header with { PaymentTerms = null, PaymentDate = new DateOnly(2026, 6, 1) }),
        ["yen"] = () => SomePapers.Order(2).Priced("JPY"),
        ["hostile"] = () => SomePapers.Order(1, SomePapers.Header with { Notes = "\u0000\u0001\uFFFF\uD83D <b>&amp;]]></b> 😀\r\n\u2028", Attn = " \u000B ", VendorAddress = "\n \n", ShopName = "\uDC00" }),
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_is_as_the_schema_has_it(string kind) => Assert.Empty(UblRules.Faults(Read(Kinds[kind](), kind)));

    [Fact]
    public void Rules_find_what_is_wrong()
    {
        var order = Read(SomePapers.Order(1), "wrong");
        order.Element(Cbc + "ID")!.Remove();
        order.Element(Cbc + "IssueDate")!.AddBeforeSelf(new XElement(Cbc + "Note", "early"));
        order.Descendants(Cbc + "PriceAmount").First().Attribute("currencyID")!.Remove();
        Assert.Equal(4, UblRules.Faults(order).Count());
    }

    [Fact]
    public void Supplier_reads_who_what_where_and_for_how_much()
    {
        var order = Read(SomePapers.Order(1), "words");
        string Text(params string[] path) => path.Aggregate((XElement?)order, (element, name) => element?.Element(Cac + name) ?? element?.Element(Cbc + name))?.Value ?? "";

        Assert.Equal("PO-1", Text("ID"));
        Assert.Equal("2026-05-01", Text("IssueDate"));
        Assert.Equal("Charlie's Sweet Shop Ltd", Text("BuyerCustomerParty", "Party", "PartyName", "Name"));
        Assert.Equal("vendor_1", Text("SellerSupplierParty", "Party", "PartyIdentification", "ID"));
        Assert.Equal("sales@wonka.example", Text("SellerSupplierParty", "Party", "Contact", "ElectronicMail"));
        Assert.Equal("Hull warehouse", Text("Delivery", "DeliveryLocation", "Name"));
        Assert.Equal("2026-05-20", Text("Delivery", "RequestedDeliveryPeriod", "EndDate"));
        Assert.Equal("30 days net", Text("PaymentTerms", "Note"));
        Assert.Equal("54.35", Text("AnticipatedMonetaryTotal", "PayableAmount"));
        Assert.Equal("W/0", Text("OrderLine", "LineItem", "Item", "SellersItemIdentification", "ID"));
        Assert.Equal("CHOC-00000", Text("OrderLine", "LineItem", "Item", "BuyersItemIdentification", "ID"));
        Assert.Equal("0.35", Text("OrderLine", "LineItem", "Price", "PriceAmount"));
        Assert.Equal("1", Text("OrderLine", "LineItem", "Quantity"));
        Assert.Equal("C62", order.Descendants(Cbc + "Quantity").First().Attribute("unitCode")!.Value);
    }

    [Fact]
    public void Lines_charges_and_taxes_sum_to_the_total()
    {
        var order = Kinds["taxed"]();
        var ubl = Read(order, "sums");
        decimal Of(string name) => decimal.Parse(ubl.Element(Cac + "AnticipatedMonetaryTotal")!.Element(Cbc + name)!.Value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(PricedLine.AllOf(order).Sum(line => line.Amounts.Net), Of("LineExtensionAmount"));
        Assert.Equal(Of("TaxExclusiveAmount"), Of("LineExtensionAmount") + Of("ChargeTotalAmount"));
        Assert.Equal(Of("PayableAmount"), Of("TaxExclusiveAmount") + decimal.Parse(ubl.Element(Cac + "TaxTotal")!.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(OrderTotals.Of(order).Total, Of("PayableAmount"));
    }

    [Fact]
    public void Codes_that_are_not_to_be_printed_are_not_told()
    {
        var order = SomePapers.Order(1, SomePapers.Header with { Printing = new LinePrinting(MySkus: false, Barcodes: false) });
        var text = Encoding.UTF8.GetString(OrderPapers.Ubl(order, Some.Settings, null).Bytes.Span);
        Assert.DoesNotContain("CHOC-00000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("5000000000000", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_that_XML_forbids_are_substituted_and_others_stand_as_they_are()
    {
        var notes = Read(Kinds["hostile"](), "hostile").Elements(Cbc + "Note").Single().Value;
        Assert.Equal("\uFFFD\uFFFD\uFFFD\uFFFD <b>&amp;]]></b> 😀", notes.Trim('\n', '\u2028'));
    }

    [Fact]
    public void Draft_says_that_it_is_none_yet() =>
        Assert.StartsWith("DRAFT: ", Read(Given.Draft().Order, "draft").Elements(Cbc + "Note").First().Value, StringComparison.Ordinal);

    private static XElement Read(StockOrder order, string name) =>
        XElement.Load(new MemoryStream(OrderPapers.Ubl(order, Some.Settings, "Hull warehouse").Keep("ubl-" + name).Bytes.ToArray()));
}
