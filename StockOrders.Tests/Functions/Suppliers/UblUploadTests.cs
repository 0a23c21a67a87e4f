using System.Net;
using System.Text;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Files;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Suppliers;

/// <summary>UBL invoices that would once have been paid wrong, or matched with an order that they are not for.</summary>
public sealed class UblUploadTests
{
    private const string Supplier = "sales@wonka.example";

    /// <summary>Each is a plain invoice of 500 pieces for 500.00 with one thing in it that is not so.</summary>
    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "price of a line", "<cbc:PriceAmount currencyID=\"GBP\">", "<cbc:PriceAmount currencyID=\"EUR\">", "Line 1 of the invoice in the file is in EUR, and the invoice in GBP." },
        { "amount of a line", "<!--line-->", "<cbc:LineExtensionAmount currencyID=\"JPY\">500</cbc:LineExtensionAmount>", "Line 1 of the invoice in the file is in JPY, and the invoice in GBP." },
        { "total", "<cbc:PayableAmount currencyID=\"GBP\">", "<cbc:PayableAmount currencyID=\"usd\">", "The total in the file is in USD, and the invoice in GBP." },
        { "no currency of its own", "<cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>", "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "is in GBP, and the invoice in EUR." },
        { "no currency of the whole", Ubl, Unnamed, "Line 1 of the invoice in the file is in GBP, and the invoice does not say what currency it is in." },
        { "another order", "<!--head-->", Order("PO-2"), "The file says that it is for order PO-2, and this page is for order PO-1." },
        { "two orders", "<!--head-->", Order("PO-1 PO-2 PO-11") + Order("PO-2"), "for order PO-2, and" },
        { "longer reference", "<!--head-->", Order("PO-11"), "for order PO-11, and" },
        { "order of a line", "<!--line-->", $"<cac:OrderLineReference><cbc:LineID>1</cbc:LineID>{Order("PO-9")}</cac:OrderLineReference>", "for order PO-9, and" },
        { "credit note", "<!--type-->", "<cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode>", "The file is a credit note" },
        { "self-billed credit note", "<!--type-->", "<cbc:InvoiceTypeCode listID=\"UNCL1001\"> 261 </cbc:InvoiceTypeCode>", "The file is a credit note" },
        { "negative total", ">500.00</cbc:PayableAmount>", ">-500.00</cbc:PayableAmount>", "The total is between 0 and" },
        { "negative tax", "<!--head-->", Tax("-20"), "The tax in the file is less than nothing." },
        { "negative charges", "<cbc:PayableAmount", "<cbc:ChargeTotalAmount currencyID=\"GBP\">-5</cbc:ChargeTotalAmount><cbc:PayableAmount", "The charges in the file are less than nothing." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_this_orders_invoice_is_refused_on_the_page_and_nothing_is_kept(string what, string old, string other, string words)
    {
        await using var shop = await Received();
        Assert.Contains(old, Ubl, StringComparison.Ordinal);
        var before = shop.Store.Commits;

        var (status, page) = await Send(shop, Ubl.Replace(old, other, StringComparison.Ordinal));

        Assert.True(status == HttpStatusCode.BadRequest, what);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(before, shop.Store.Commits);
    }

    public static TheoryData<string, string, string, string> Held => new()
    {
        { "taxes that do not add up", "<!--head-->", Tax("50", "20", "20"), "no_lines" },
        { "more tax than any rate", "<!--head-->", Tax("400"), "no_lines" },
        { "an allowance on the whole", "<cbc:PayableAmount currencyID=\"GBP\">500.00", "<cbc:AllowanceTotalAmount currencyID=\"GBP\">50.00</cbc:AllowanceTotalAmount><cbc:PayableAmount currencyID=\"GBP\">450.00", "total_differs" },
        { "a charge that nobody ordered", "<cbc:PayableAmount currencyID=\"GBP\">500.00", "<cbc:ChargeTotalAmount currencyID=\"GBP\">50.00</cbc:ChargeTotalAmount><cbc:PayableAmount currencyID=\"GBP\">550.00", "charges_over_order" },
        { "paid in part", "<cbc:PayableAmount currencyID=\"GBP\">500.00", "<cbc:PrepaidAmount currencyID=\"GBP\">400.00</cbc:PrepaidAmount><cbc:PayableAmount currencyID=\"GBP\">100.00", "total_differs" },
        { "a line that comes back", "\"C62\">500<", "\"C62\">-500<", "no_lines" },
        { "a currency that is not the order's", "GBP", "EUR", "currency_differs" },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public async Task What_would_pay_wrong_is_held_for_a_person(string what, string old, string other, string code)
    {
        await using var shop = await Received();

        var (status, _) = await Send(shop, Fit(Ubl.Replace(old, other, StringComparison.Ordinal)));

        Assert.True(status == HttpStatusCode.OK, what);
        var invoice = await Invoice(shop);
        Assert.Equal(InvoiceStatus.Blocked, invoice.Verdict.Status);
        Assert.Contains(code, invoice.Verdict.Reasons.Select(reason => reason.Code));
    }

    [Theory]
    [InlineData("<!--head-->", "PO-1")]
    [InlineData("<!--head-->", " po 1 ")]
    [InlineData("<!--head-->", "PO1")]
    [InlineData("<!--head-->", "Your order PO-1 of 20 May")]
    [InlineData("<!--head-->", "PO-1/Wonka")]
    [InlineData("<!--line-->", "PO-1")]
    public async Task An_invoice_that_names_this_order_in_its_own_way_is_matched(string place, string name)
    {
        await using var shop = await Received();
        var reference = place == "<!--line-->" ? $"<cac:OrderLineReference><cbc:LineID>1</cbc:LineID>{Order(name)}</cac:OrderLineReference>" : Order(name);

        await Send(shop, Ubl.Replace(place, reference, StringComparison.Ordinal));

        Assert.Equal(InvoiceStatus.Matched, (await Invoice(shop)).Verdict.Status);
    }

    // References are free fields: an order that was named anew had its supplier's invoice refused for good.
    [Fact]
    public async Task An_invoice_that_names_the_order_as_the_supplier_was_sent_it_is_matched_whatever_the_order_is_named_now()
    {
        await using var shop = await Received();
        await shop.Do(new OrderCommand.ChangeHeader((await shop.Order()).Header with { Reference = "PO-2" }));

        Assert.Contains("for order PO-9, and", (await Send(shop, Ubl.Replace("<!--head-->", Order("PO-9"), StringComparison.Ordinal))).Page, StringComparison.Ordinal);
        await Send(shop, Ubl.Replace("<!--head-->", Order("PO-1"), StringComparison.Ordinal));

        Assert.Equal(InvoiceStatus.Matched, (await Invoice(shop)).Verdict.Status);
    }

    [Fact]
    public async Task Where_nobody_kept_how_it_was_named_to_the_supplier_another_name_is_held_for_a_person_and_not_refused()
    {
        await using var shop = await Received();
        var order = await shop.Order();
        await shop.Store.Commit(
            OrderRows.Partition(Shop.Account),
            [RowChange.Put(OrderRows.Document(order.Id), Packed.From(order with { Header = order.Header with { Reference = "PO-2" }, Dispatch = order.Dispatch! with { Names = [] } }))],
            default);

        var (status, _) = await Send(shop, Ubl.Replace("<!--head-->", Order("PO-1"), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status);
        var reason = Assert.Single((await Invoice(shop)).Verdict.Reasons);
        Assert.Equal("no_lines", reason.Code);
        Assert.Contains("for order PO-1, and this page is for order PO-2.", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_name_that_it_was_sent_under_stays_its_name_when_it_is_sent_anew()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(new OrderCommand.ChangeHeader((await shop.Order()).Header with { Reference = "PO-2" }));
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"));
        await shop.Do(new OrderCommand.AcceptTerms("api:test"));

        Assert.Equal((2, "PO-1 PO-2"), ((await shop.Order()).Dispatch!.Revision, string.Join(' ', (await shop.Order()).Dispatch!.Names)));
    }

    [Theory]
    [InlineData("PO-1", true)]
    [InlineData("PO-1-B", true)]
    [InlineData("PO-1-C", false)]
    public async Task A_backorder_may_be_named_as_the_order_that_it_continues(string name, bool isTaken)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(600);
        await shop.Do(Given.Receive(100));
        await shop.Do(new OrderCommand.Close(Remainder.Backorder));
        var backorder = await shop.Order((await shop.Order()).Backorder);
        Assert.Equal("PO-1-B", backorder.Header.Reference);

        var (status, _) = await Send(shop, Ubl.Replace("<!--head-->", Order(name), StringComparison.Ordinal));

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, status);
        Assert.Equal(isTaken ? 1 : 0, (await shop.Order(backorder.Id)).Invoices.Length);
    }

    [Fact]
    public async Task Tax_is_that_in_the_invoices_currency_all_kinds_of_it_together_and_not_the_same_told_in_another()
    {
        await using var shop = await Received();

        await Send(shop, Fit(Ubl.Replace("<!--head-->", Tax("60", "40", "20") + Tax("40") + Tax("117").Replace("GBP", "EUR", StringComparison.Ordinal), StringComparison.Ordinal)));

        var invoice = await Invoice(shop);
        Assert.Equal((InvoiceStatus.Matched, 100m, 600m), (invoice.Verdict.Status, invoice.Tax, invoice.Total));
    }

    [Fact]
    public async Task A_credit_note_is_no_invoice_that_waits_for_a_person_to_pay_it()
    {
        await using var shop = await Received();

        var (status, page) = await Send(shop, Ubl.Replace("Invoice-2", "CreditNote-2", StringComparison.Ordinal)
            .Replace("<Invoice ", "<CreditNote ", StringComparison.Ordinal).Replace("</Invoice>", "</CreditNote>", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The file is a credit note", page, StringComparison.Ordinal);
        Assert.Empty((await shop.Order()).Files);
    }

    [Fact]
    public async Task Why_an_invoice_without_lines_is_held_stays_told_when_goods_come()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await Send(shop, Ubl.Replace("\"C62\">500<", "\"C62\">-500<", StringComparison.Ordinal));
        var before = (await Invoice(shop)).Verdict.Reasons;

        await shop.Do(Given.Receive(500));

        Assert.Equal("no_lines", Assert.Single(before).Code);
        Assert.Equal<MatchReason>(before, (await Invoice(shop)).Verdict.Reasons);
    }

    [Fact]
    public async Task The_number_of_another_orders_invoice_is_not_paid_twice()
    {
        await using var shop = await Received();
        var first = shop.LinkFor(Supplier);
        Assert.Equal(HttpStatusCode.OK, (await Send(shop, Ubl)).Status);
        var other = OrderId.From("feedfeedfeedfeedfeedfeed");
        await shop.Book.Execute(new OrderRequest(Shop.Account, other, Some.Create(Some.Line(500)) with { Id = other, SubmitAtOnce = true }, "api:test"), default);
        await shop.App.WhenIdle();
        Assert.NotEqual(first, shop.LinkFor(Supplier));

        var (status, page) = await Send(shop, Ubl.Replace("UBL-1", "ubl - 1", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("was recorded before", page, StringComparison.Ordinal);
        Assert.Equal((0, 0), ((await shop.Order(other)).Files.Length, (await shop.Order(other)).Invoices.Length));
        Assert.Single(await shop.Store.All(new RowRange(FileRows.Partition(Shop.Account), "a", "z"), default).ToListAsync());
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "a billion laughs", "<!DOCTYPE a [<!ENTITY l \"lol\">" + string.Concat(Enumerable.Range(0, 9).Select(n => $"<!ENTITY l{n} \"{string.Concat(Enumerable.Repeat($"&l{(n == 0 ? "" : n - 1)};", 10))}\">")) + "]><a>&l8;</a>" },
        { "a file of the server", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>" },
        { "a parameter entity", "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1:1/x.dtd\"> %b;]><a/>" },
        { "an unknown entity", "<a>&nbsp;</a>" },
        { "depth", string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)) },
        { "elements without end", "<a>" + string.Concat(Enumerable.Repeat("<b/>", 1_500_000)) + "</a>" },
        { "an encoding that nobody has", "<?xml version=\"1.0\" encoding=\"utf-7\"?><a/>" },
        { "another that is none", "<?xml version=\"1.0\" encoding=\"x-mac-klingon\"?><a/>" },
        { "an unfinished one", "<a><b></a>" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task What_is_made_to_hurt_its_reader_is_refused_unread(string what, string file)
    {
        await using var shop = await Received();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var (status, page) = await Send(shop, file);

        Assert.True(status == HttpStatusCode.BadRequest, what);
        Assert.Contains("or it is damaged", page, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), what);
    }

    private const string Ubl = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>UBL-1</cbc:ID><cbc:IssueDate>2026-05-20</cbc:IssueDate><!--type--><cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
          <!--head-->
          <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="GBP">500.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">500</cbc:InvoicedQuantity><!--line-->
            <cac:Item><cbc:Name>Bolt</cbc:Name><cac:BuyersItemIdentification><cbc:ID>c20_123</cbc:ID></cac:BuyersItemIdentification></cac:Item>
            <cac:Price><cbc:PriceAmount currencyID="GBP">1.00</cbc:PriceAmount></cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """;

    private static string Unnamed => Ubl
        .Replace("<cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>", "", StringComparison.Ordinal)
        .Replace("<cbc:PayableAmount currencyID=\"GBP\">", "<cbc:PayableAmount>", StringComparison.Ordinal);

    private static string Order(string name) => $"<cac:OrderReference><cbc:ID>{name}</cbc:ID></cac:OrderReference>";

    private static string Tax(string amount, params string[] parts) =>
        $"<cac:TaxTotal><cbc:TaxAmount currencyID=\"GBP\">{amount}</cbc:TaxAmount>"
        + string.Concat(parts.Select(part => $"<cac:TaxSubtotal><cbc:TaxAmount currencyID=\"GBP\">{part}</cbc:TaxAmount></cac:TaxSubtotal>")) + "</cac:TaxTotal>";

    /// <summary>With the tax in what is to be paid, so that only what is tried stands against it.</summary>
    private static string Fit(string ubl)
    {
        var tax = System.Text.RegularExpressions.Regex.Matches(ubl, "<cac:TaxTotal><cbc:TaxAmount currencyID=\"GBP\">([0-9.]+)")
            .Sum(found => decimal.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        return tax == 0 ? ubl : ubl.Replace(">500.00</cbc:PayableAmount>", $">{500 + tax}.00</cbc:PayableAmount>", StringComparison.Ordinal);
    }

    private static async Task<Shop> Received()
    {
        var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));
        return shop;
    }

    private static Task<(HttpStatusCode Status, string Page)> Send(Shop shop, string file) =>
        shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(file), "invoice.xml");

    private static async Task<SupplierInvoice> Invoice(Shop shop) =>
        await InvoiceRows.Find(shop.Store, Shop.Account, Assert.Single((await shop.Order()).Invoices), default) ?? throw new InvalidOperationException("There is no invoice.");
}
