using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers;
using StockOrders.LocalHost.Mailbox;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.MailEvents;
using StockOrders.Tests.Functions.Papers;
using StockOrders.Tests.Functions.Suppliers;

namespace StockOrders.Tests.Functions.Mail;

/// <summary>Signs that nobody sees make "fdp.exe" read as "exe.pdf" and two names look like one. Wherever an order's texts are read, each is shown.</summary>
public sealed partial class UnseenSignTests
{
    private const string Lie = "exe\u202Efdp\u2066\u2069\u200B\u200E\u200D\u061C\uFEFF\u2060\u0007\u009B\U000E0041.";

    [Fact]
    public async Task No_text_of_an_order_reaches_a_mail_or_a_page_with_a_sign_that_is_not_seen()
    {
        var seen = new HashSet<MailKind>();
        await Live(3_000m, async shop =>
        {
            Look(shop, await shop.Get(shop.LinkFor("manager@example.com")));
            await shop.App.Advance(TimeSpan.FromHours(100)); // Asked, reminded, escalated, out of time.
        });
        await Live(3_000m, async shop => Look(shop, await shop.Post(shop.LinkFor("manager@example.com"), "send_back", Lie)));
        await Live(100m, async shop =>
        {
            await shop.App.Tell(MailNewsRig.Event("bounce", $"{Some.Id}.4.SupplierOrder", "sales@wonka.example", "e1", Some.Morning));
            await shop.App.Advance(TimeSpan.FromDays(20)); // Chased until a person is told.
            Look(shop, await shop.Get("/exceptions"));
            await shop.Do(new OrderCommand.Cancel(Lie));
        });
        await Live(100m, async shop =>
        {
            Look(shop, await shop.Fill(shop.LinkFor("sales@wonka.example"), "decline", ("comment", Lie)));
        });
        await Live(100m, async shop =>
        {
            var link = shop.LinkFor("sales@wonka.example");
            Look(shop, await shop.Fill(link, "ship", ("shipped.c20_123", "0"), ("carrier", Lie), ("tracking", Lie), ("reference", Lie), ("comment", Lie)));
            await shop.Do(new OrderCommand.AnnounceShipment("supplier", new ShipmentNotice { Comment = Lie, Carrier = Lie, Tracking = Lie, Reference = Lie, Lines = [(Some.Bolt, 1)] }));
            Look(shop, await shop.Get(link));
            await shop.Do(new OrderCommand.ProposeTerms("supplier", Lie, new DateOnly(2026, 7, 1), []));
            Look(shop, await shop.Get(link));
            await shop.Do(new OrderCommand.RefuseTerms("buyer", Lie));
            Look(shop, await shop.Get(shop.LinkFor("sales@wonka.example")));
        });

        Assert.Superset(
            new HashSet<MailKind>
            {
                MailKind.ApprovalRequest, MailKind.ApprovalReminder, MailKind.ApprovalEscalation, MailKind.ApprovalTimedOut, MailKind.ApprovalSentBack,
                MailKind.SupplierOrder, MailKind.SupplierChase, MailKind.Unconfirmed, MailKind.SupplierUnreached, MailKind.SupplierCancellation,
                MailKind.Declined, MailKind.TermsProposed, MailKind.SupplierTermsRefused, MailKind.ShipmentNews,
            },
            seen);

        async Task Live(decimal total, Func<Shop, Task> life)
        {
            await using var shop = await Shop.Open(Some.Settings with { ShopName = Lie });
            await shop.Do(Some.Create(Line(total)) with { Header = Header, SubmitAtOnce = true });
            await life(shop);
            seen.UnionWith(shop.App.Services.GetRequiredService<MailStore>().All().Select(Checked));
            Look(shop, await shop.Get("/mailbox"));
        }
    }

    [Fact]
    public void Papers_show_a_sign_where_there_is_one_that_is_not_seen()
    {
        var order = SomePapers.Order(2, SomePapers.Header with { Reference = Lie, VendorName = Lie, Notes = Lie, ShippingAddress = Lie, PaymentTerms = Lie });
        order = order with { Lines = [order.Lines[0] with { Title = Lie, VendorName = Lie, VendorReference = Lie, Sku = Lie }, order.Lines[1]] };

        Assert.Contains("exe□fdp□", new ReadPdf(OrderPapers.Pdf(order, Some.Settings, null).Bytes).Text, StringComparison.Ordinal);
        var ubl = Encoding.UTF8.GetString(OrderPapers.Ubl(order with { Lines = [order.Lines[0] with { Variant = VariantId.From("c20\u200B1") }, order.Lines[1]] }, Some.Settings, null).Bytes.Span);
        Seen("ubl", Ids().Replace(ubl, ""));
        Assert.Contains(">c20\u200B1</cbc:ID>", ubl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain, naïve, Жук, 山田, שלום, سلام\tand\nmore\r\n", "plain, naïve, Жук, 山田, שלום, سلام\tand\nmore\r\n")]
    [InlineData("می\u200Cخواهم क्\u200Dष 👨\u200D👩\u200D👧 ❤️ Dampf\u00ADschiff", "می\u200Cخواهم क्\u200Dष 👨\u200D👩\u200D👧 ❤️ Dampf\u00ADschiff")]
    [InlineData("Won\u200Dka \u200Cx", "Won\uFFFDka \uFFFDx")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u0000f\u007Fg\u0085h", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh")]
    [InlineData("x\U000E0041y", "x\uFFFDy")]
    [InlineData("", "")]
    public void What_is_not_seen_becomes_a_sign_and_what_scripts_need_to_be_written_right_stays(string text, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text));

    private static OrderHeader Header => Some.Header with
    {
        Reference = Lie, VendorName = Lie, Notes = Lie, Attn = Lie, ShippingAddress = Lie, BillingAddress = Lie, VendorAddress = Lie, ExtraReference = Lie,
        PaymentTerms = Lie, ShipmentMethod = Lie, WarehouseName = Lie,
    };

    private static OrderLine Line(decimal total) =>
        Some.Line(1, total) with { Title = Lie, VendorReference = Lie, VendorName = Lie, Sku = Lie, Barcode = Lie, Categories = Lie, Messages = [Lie] };

    private static void Look(Shop shop, (HttpStatusCode Status, string Page) answer) => Seen(answer.Status.ToString(), WebUtility.HtmlDecode(Fields().Replace(answer.Page, "")));

    /// <summary>What a program finds again stands in them to the letter.</summary>
    [GeneratedRegex("<cbc:ID>[^<]*</cbc:ID>")]
    private static partial Regex Ids();

    /// <summary>What a form sends back stands in it to the letter.</summary>
    [GeneratedRegex("""(?<= (name|value)=")[^"]*(?=")|(?<=<textarea [^>]*>)[^<]*""")]
    private static partial Regex Fields();

    private static MailKind Checked(StoredMail stored)
    {
        var mail = JsonNode.Parse(Encoding.UTF8.GetString(stored.Body))!.AsObject();
        Seen("subject", (string)mail["subject"]!);
        Seen("from", (string)mail["from"]!["name"]!);
        foreach (var part in mail["content"]!.AsArray())
            Seen((string)part!["type"]!, WebUtility.HtmlDecode((string)part["value"]!));
        return MailReaders.KindOf(stored.EffectId!, Some.Id) ?? throw new InvalidOperationException($"{stored.EffectId} is no mail of the order.");
    }

    private static void Seen(string where, string text)
    {
        var unseen = text.Where(sign => sign is not ('\n' or '\r' or '\t') && char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format).Take(3).ToList();
        Assert.True(unseen.Count == 0, $"{where}: {string.Join(' ', unseen.Select(sign => $"U+{(int)sign:X4}"))}");
        Assert.True(text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format), where);
    }
}
