using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using SendGrid;
using SendGrid.Helpers.Mail;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Tests.Domain;
using static StockOrders.Tests.Functions.MailEvents.MailNewsRig;

namespace StockOrders.Tests.Functions.MailEvents;

/// <summary>Mails that SendGrid does not take, and mails that go to a corrected address.</summary>
public sealed class FailedMailTests
{
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Mail_that_failed_five_times_is_told_once_and_goes_out_all_the_same()
    {
        var status = HttpStatusCode.Unauthorized;
        var (shop, sent) = await Open(_ => status);
        await using var open = shop;
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromMinutes(3));
        Assert.DoesNotContain("mail.failed", await shop.Told());

        await shop.App.Advance(TimeSpan.FromHours(20));
        Assert.Single(await shop.Told(), "mail.failed");
        var problem = Assert.Single((await shop.Order()).MailProblems);
        Assert.Equal((MailOutcome.Failed, Supplier), (problem.Outcome, problem.To));

        status = HttpStatusCode.Accepted;
        await shop.App.Advance(TimeSpan.FromHours(7));
        Assert.Single(await shop.Told(), "mail.recovered");
        Assert.Empty((await shop.Order()).MailProblems);
        Assert.DoesNotContain("buyer@example.com", sent);
    }

    [Fact]
    public async Task Mail_that_is_refused_for_good_is_not_tried_again_and_the_buyer_is_told()
    {
        var (shop, sent) = await Open(to => to == Supplier ? HttpStatusCode.BadRequest : HttpStatusCode.Accepted);
        await using var open = shop;
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(20));

        Assert.Single(await shop.Told(), "mail.failed");
        Assert.Single(sent, Supplier);
        Assert.Single(sent, "buyer@example.com");
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Approver_whose_mail_is_refused_for_good_is_escalated_and_one_of_a_closed_way_is_not()
    {
        var (refused, _) = await Open(to => to == "manager@example.com" ? HttpStatusCode.BadRequest : HttpStatusCode.Accepted);
        await using var first = refused;
        await refused.Submit(3_000m);
        Assert.Equal(["mail.failed", "approval.escalated"], (await refused.Told())[^2..]);

        var (closed, _) = await Open(_ => HttpStatusCode.ServiceUnavailable);
        await using var second = closed;
        await closed.Submit(3_000m);
        await closed.App.Advance(TimeSpan.FromHours(2));
        Assert.Contains("mail.failed", await closed.Told());
        Assert.DoesNotContain("approval.escalated", await closed.Told());
    }

    [Fact]
    public async Task Corrected_address_gets_the_order_and_every_mail_after_it()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        await shop.App.Tell(Event("bounce", $"{Some.Id}.4.SupplierOrder", Supplier, "e1", Some.Morning));
        await shop.App.Advance(TimeSpan.FromMinutes(5));

        await shop.Do(new OrderCommand.ChangeHeader((await shop.Order()).Header with { Email = "right@wonka.example" }));

        Assert.Single(shop.MailsTo("right@wonka.example"));
        Assert.Equal(("right@wonka.example", 0), ((await shop.Order()).Dispatch!.To, (await shop.Order()).MailProblems.Length));
        await shop.App.Advance(TimeSpan.FromMinutes(5));
        await shop.Do(new OrderCommand.SendAgain());
        Assert.Equal((2, 1), (shop.MailsTo("right@wonka.example").Length, shop.MailsTo(Supplier).Length));
    }

    private static async Task<(Shop Shop, List<string> Sent)> Open(Func<string, HttpStatusCode> answers)
    {
        var sent = new List<string>();
        var client = new Mock<ISendGridClient>();
        client.Setup(it => it.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync((SendGridMessage mail, CancellationToken _) =>
        {
            var to = mail.Personalizations[0].Tos[0].Email;
            lock (sent)
            {
                sent.Add(to);
            }

            return new Response(answers(to), new StringContent("{\"errors\":[{\"message\":\"Does not contain a valid address.\"}]}"), null);
        });
        var settings = Some.Settings with { ConfirmationChase = TimeSpan.FromDays(10) };
        return (await Shop.Open(settings, services => services.RemoveAll<ISendGridClient>().AddSingleton(client.Object)), sent);
    }
}
