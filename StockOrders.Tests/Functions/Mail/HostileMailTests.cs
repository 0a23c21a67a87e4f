using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.LocalHost.Mailbox;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.MailEvents;

namespace StockOrders.Tests.Functions.Mail;

/// <summary>Whatever stands in an order, its mails go to one address each, with the headers that are ours, and show it as text.</summary>
public sealed class HostileMailTests
{
    private const string Hostile = "x\r\nBcc: all@evil.example\u2028<script>alert(1)</script>\"\0";

    [Theory]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example,c@d.example")]
    [InlineData("a@b.example;c@d.example")]
    [InlineData("Sales <a@b.example>")]
    [InlineData("\"Sales\" <a@b.example>")]
    [InlineData("a b@c.example")]
    [InlineData("a@b@c.example")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    [InlineData("a")]
    [InlineData("a@b.example\u2028")]
    [InlineData("a@b.example\0")]
    [InlineData("a\u202Eb@c.example")]
    [InlineData("a@b\u200B.example")]
    [InlineData("\uFEFFa@b.example")]
    public void Address_that_is_not_one_is_none(string address) => Assert.False(MailAddresses.IsOne(address));

    [Fact]
    public async Task No_text_of_an_order_reaches_a_header_or_becomes_markup()
    {
        var seen = new HashSet<MailKind>();
        var settings = Some.Settings with { ShopName = Hostile };
        await Live(settings, 3_000m, async shop =>
        {
            await shop.App.Advance(TimeSpan.FromHours(100)); // Asked, reminded, escalated, out of time.
        });
        await Live(settings, 3_000m, shop => shop.Post(shop.LinkFor("manager@example.com"), "send_back", Hostile));
        await Live(settings, 100m, async shop =>
        {
            await shop.App.Tell(MailNewsRig.Event("bounce", $"{Some.Id}.4.SupplierOrder", "sales@wonka.example", "e1", Some.Morning));
            await shop.App.Advance(TimeSpan.FromDays(20)); // Chased until a person is told.
            await shop.Do(new OrderCommand.Cancel(Hostile));
        });
        await Live(settings, 100m, shop => shop.Do(new OrderCommand.Decline("supplier", Hostile)));
        await Live(settings, 100m, async shop =>
        {
            await shop.Do(new OrderCommand.ProposeTerms("supplier", Hostile, new DateOnly(2026, 7, 1), []));
            await shop.Do(new OrderCommand.RefuseTerms("buyer", Hostile));
            await shop.Do(new OrderCommand.AnnounceShipment("supplier", new ShipmentNotice { Comment = Hostile, Carrier = "<b>", Lines = [(Some.Bolt, 1)] }));
        });

        Assert.Superset(
            new HashSet<MailKind>
            {
                MailKind.ApprovalRequest, MailKind.ApprovalReminder, MailKind.ApprovalEscalation, MailKind.ApprovalTimedOut, MailKind.ApprovalSentBack,
                MailKind.SupplierOrder, MailKind.SupplierChase, MailKind.Unconfirmed, MailKind.SupplierUnreached, MailKind.SupplierCancellation,
                MailKind.Declined, MailKind.TermsProposed, MailKind.SupplierTermsRefused, MailKind.ShipmentNews,
            },
            seen);

        async Task Live(StockOrders.Domain.Accounts.AccountSettings account, decimal total, Func<Shop, Task> life)
        {
            await using var shop = await Shop.Open(account);
            var header = Some.Header with { Reference = Hostile, VendorName = Hostile, Notes = Hostile, Attn = Hostile, ShippingAddress = Hostile };
            await shop.Do(Some.Create(Some.Line(1, total) with { Title = Hostile, VendorReference = Hostile }) with { Header = header, SubmitAtOnce = true });
            await life(shop);
            seen.UnionWith(shop.App.Services.GetRequiredService<MailStore>().All().Select(Checked));
        }
    }

    private static MailKind Checked(StoredMail stored)
    {
        var mail = JsonNode.Parse(Encoding.UTF8.GetString(stored.Body))!.AsObject();
        var receivers = Assert.Single(mail["personalizations"]!.AsArray())!.AsObject();
        Assert.Equal(["to"], receivers.Select(part => part.Key).Except(["subject", "custom_args", "headers"]));
        Assert.True(MailAddresses.IsOne((string)Assert.Single(receivers["to"]!.AsArray())!["email"]!));
        Assert.Equal(["Auto-Submitted", "X-Entity-Ref-ID"], mail["headers"]!.AsObject().Select(header => header.Key).Order(StringComparer.Ordinal));
        foreach (var line in new[] { (string?)mail["subject"], (string?)mail["from"]!["name"] }.Concat(mail["headers"]!.AsObject().Select(header => (string?)header.Value)))
            Assert.DoesNotContain(line ?? "", char.IsControl);
        var html = (string)mail["content"]!.AsArray().Single(part => (string?)part!["type"] == "text/html")!["value"]!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
        return MailReaders.KindOf(stored.EffectId!, Some.Id) ?? throw new InvalidOperationException($"{stored.EffectId} is no mail of the order.");
    }
}
