using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using static StockOrders.Tests.Functions.MailEvents.MailNewsRig;

namespace StockOrders.Tests.Functions.MailEvents;

/// <summary>What became of mails lands on the timelines of their orders, once, and nothing of it is lost.</summary>
public sealed class MailEventTests
{
    private const string Supplier = "sales@wonka.example";
    private const string Manager = "manager@example.com";
    private const string Director = "director@example.com";
    private const string Buyer = "buyer@example.com";

    private static readonly string OrderMail = $"{Some.Id}.4.SupplierOrder";
    private static readonly string AskMail = $"{Some.Id}.3.ApprovalRequest";

    [Fact]
    public async Task Delivered_mail_stands_on_the_timeline_once_however_often_it_is_told()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var told = Event("delivered", OrderMail, Supplier, "e1", Some.Morning);

        Assert.Equal((1, 0, 0, 0), (await shop.App.Tell(told)).Answer.Tally());
        Assert.Equal((0, 1, 0, 0), (await shop.App.Tell(told)).Answer.Tally());
        Assert.Equal((0, 2, 0, 0), (await shop.App.Tell(told, told)).Answer.Tally());

        Assert.Equal(["mail.delivered"], (await shop.Told())[4..]);
        Assert.Empty((await shop.Order()).MailProblems);
        Assert.Equal(Stage.Sent, await shop.Stage());
    }

    // One transaction of few rows, no effect, no wake-up: a thousand orders a day bring some thousand of these.
    [Fact]
    public async Task Delivered_mail_costs_one_transaction_and_wakes_nobody()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var before = await shop.Order();
        var written = new List<string[]>();
        shop.Store.BeforeCommit = (_, changes) => written.Add([.. changes.Select(change => $"{change.Kind} {change.Row.Split('.')[0]}")]);

        await shop.App.Tell(Event("delivered", OrderMail, Supplier, "e1", Some.Morning));

        Assert.Equal(["Insert k", "Insert t", "Put i", "Replace o"], Assert.Single(written).Order(StringComparer.Ordinal));
        Assert.Equal(Packed.From(before with { Version = before.Version + 1 }).ToArray(), Packed.From(await shop.Order()).ToArray());
    }

    [Fact]
    public async Task Hundred_events_of_one_order_take_few_transactions_and_do_not_grow_its_document()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var before = Packed.From(await shop.Order()).Length;
        var commits = shop.Store.Commits;

        var (status, answer) = await shop.App.Tell(
            [.. Enumerable.Range(0, 100).Select(number => Event(number % 2 == 0 ? "delivered" : "deferred", OrderMail, Supplier, $"e{number}", Some.Morning.AddSeconds(number)))]);

        Assert.Equal((HttpStatusCode.OK, 100), (status, answer.Tally().Recorded));
        Assert.InRange(shop.Store.Commits - commits, 1, 5);
        Assert.InRange(Packed.From(await shop.Order()).Length, before - 20, before + 300);
    }

    [Fact]
    public async Task Supplier_mail_that_bounces_is_remembered_and_the_buyer_told_once_what_to_do()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);

        await shop.App.Tell(Event("bounce", OrderMail, Supplier, "e1", Some.Morning));
        await shop.App.Tell(Event("dropped", OrderMail, Supplier, "e2", Some.Morning.AddMinutes(1)));

        var problem = Assert.Single((await shop.Order()).MailProblems);
        Assert.Equal((MailOutcome.Dropped, Supplier, Some.Morning, true), (problem.Outcome, problem.To, problem.Since, problem.NeedsAPerson()));
        var mail = Assert.Single(shop.MailsTo(Buyer));
        Assert.Contains("was not reached: order PO-1", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 No such user", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Correct the order's e-mail address", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounce_is_forgotten_when_a_later_mail_arrives_and_when_the_order_is_sent_again()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        await shop.App.Tell(Event("bounce", OrderMail, Supplier, "e1", Some.Morning.AddMinutes(-1)));
        await shop.App.Tell(Event("delivered", OrderMail, Supplier, "late", Some.Morning.AddMinutes(-2)));
        Assert.Single((await shop.Order()).MailProblems);

        await shop.App.Tell(Event("delivered", OrderMail, Supplier, "e2", Some.Morning));
        Assert.Empty((await shop.Order()).MailProblems);

        await shop.App.Tell(Event("bounce", OrderMail, Supplier, "e3", Some.Morning));
        await shop.App.Advance(TimeSpan.FromMinutes(5));
        await shop.Do(new OrderCommand.SendAgain());
        Assert.Empty((await shop.Order()).MailProblems);
    }

    [Fact]
    public async Task Approver_who_is_not_reached_is_not_waited_for()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);

        await shop.App.Tell(Event("bounce", AskMail, Manager, "e1", Some.Morning));

        Assert.Equal(["mail.bounced", "approval.escalated"], (await shop.Told())[^2..]);
        Assert.StartsWith("Escalated to you", Assert.Single(shop.MailsTo(Director)).Subject, StringComparison.Ordinal);
        await shop.App.Advance(TimeSpan.FromHours(60));
        Assert.Single(await shop.Told(), "approval.escalated");
    }

    [Fact]
    public async Task Approver_whose_answer_is_there_already_is_not_escalated()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.Post(shop.LinkFor(Manager), "approve");

        await shop.App.Tell(Event("bounce", AskMail, Manager, "e1", Some.Morning));

        Assert.DoesNotContain("approval.escalated", await shop.Told());
        Assert.Empty((await shop.Order()).MailProblems);
    }

    [Fact]
    public async Task News_of_orders_that_there_are_not_and_of_other_accounts_change_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var version = (await shop.Order()).Version;
        var foreign = Event("bounce", OrderMail, Supplier, "e1", Some.Morning, account: "other");
        var unknown = Event("bounce", "01HZZZZZZZZZZZZZZZZZZZZZZZ.4.SupplierOrder", Supplier, "e2", Some.Morning);
        unknown["order"] = "01HZZZZZZZZZZZZZZZZZZZZZZZ";

        var (status, answer) = await shop.App.Tell(foreign, unknown);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((0, 0), (answer.Tally().Recorded, answer.Tally().Known));
        Assert.Equal(version, (await shop.Order()).Version);
    }

    [Fact]
    public async Task Events_that_say_nothing_to_us_are_passed_over_and_the_others_count()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var odd = new[]
        {
            Event("open", OrderMail, Supplier, "o1", Some.Morning), Event("processed", OrderMail, Supplier, "o2", Some.Morning),
            Event("bounce", "no effect of ours", Supplier, "o3", Some.Morning), Event("bounce", $"{Some.Id}.4.NoSuchKind", Supplier, "o4", Some.Morning),
            Event("bounce", $"{Some.Id}.4.5", Supplier, "o5", Some.Morning), Event("bounce", OrderMail, "two@example.com, three@example.com", "o6", Some.Morning),
            Event("bounce", OrderMail, Supplier, "o7", Some.Morning, account: "\u0001"), Event("bounce", OrderMail, Supplier, "o8", Some.Morning, account: new string('x', 5_000)),
            new JsonObject(), new JsonObject { ["event"] = 5 },
        };
        var body = $"[{string.Join(',', odd.Select(told => told.ToJsonString()))},null,7,\"text\",[],{{\"event\":\"\\uD800\"}},{Event("delivered", OrderMail, Supplier, "e1", Some.Morning).ToJsonString()}]";

        var (status, answer) = await shop.App.TellBody(Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.OK, (1, 0, 0, 15)), (status, answer.Tally()));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1e308")]
    [InlineData("\"soon\"")]
    [InlineData("99999999999999")]
    [InlineData("null")]
    public async Task Instant_that_cannot_be_is_the_one_at_which_the_news_came(string timestamp)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var told = Event("bounce", OrderMail, Supplier, "e1", Some.Morning);
        told["timestamp"] = JsonNode.Parse(timestamp);

        Assert.Equal(1, (await shop.App.Tell(told)).Answer.Tally().Recorded);
        Assert.Equal(Some.Morning, Assert.Single((await shop.Order()).MailProblems).At);
    }

    [Fact]
    public async Task Many_calls_at_once_about_one_order_lose_nothing_and_double_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);

        var told = await Task.WhenAll(Enumerable.Range(0, 24).Select(number =>
            shop.App.Tell(Event("delivered", OrderMail, Supplier, $"e{number / 2}", Some.Morning), Event("bounce", OrderMail, Supplier, $"b{number / 2}", Some.Morning))));

        Assert.All(told, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(24, told.Sum(answer => answer.Answer.Tally().Recorded));
        var timeline = await shop.Told();
        Assert.Equal((12, 12), (timeline.Count(name => name == "mail.delivered"), timeline.Count(name => name == "mail.bounced")));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_asked_for_again_and_is_there_once_afterwards()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var told = Event("bounce", OrderMail, Supplier, "e1", Some.Morning);
        shop.Store.BeforeCommit = (_, _) => throw new IOException("The store is away.");

        var (status, answer) = await shop.App.Tell(told);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "mail_events_not_stored"), (status, (string?)answer["result"]!["code"]));

        shop.Store.BeforeCommit = (_, _) => { };
        Assert.Equal(1, (await shop.App.Tell(told)).Answer.Tally().Recorded);
        Assert.Single(await shop.Told(), "mail.bounced");
    }

    // The line broke before SendGrid's answer: the app does not know that the mail was taken, its news say so.
    [Fact]
    public async Task Mail_that_there_is_news_of_is_not_sent_again()
    {
        await using var shop = await Shop.Open();
        shop.Store.BeforeCommit = (_, changes) =>
        {
            if (changes is [{ Kind: RowChangeKind.Delete, Row: var row }] && row.Contains("SupplierOrder", StringComparison.Ordinal))
            {
                shop.Store.BeforeCommit = (_, _) => { };
                throw new IOException("The worker dies here.");
            }
        };
        await shop.Submit(100m);

        await shop.App.Tell(Event("delivered", OrderMail, Supplier, "e1", Some.Morning));
        await shop.App.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(1, Assert.Single(shop.MailsTo(Supplier)).Posts);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Ten_thousand_events_of_a_call_are_taken()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var short_ = Enumerable.Range(0, 9_999).Select(number => $$"""{"event":"delivered","account":"acme","order":"{{number}}","effect_id":"{{number}}.1.SupplierOrder","email":"a@b.c"}""");
        var body = $"[{string.Join(',', short_)},{Event("delivered", OrderMail, Supplier, "e1", Some.Morning).ToJsonString()}]";

        var (status, answer) = await shop.App.TellBody(Encoding.UTF8.GetBytes(body));

        var tally = answer.Tally();
        Assert.Equal((HttpStatusCode.OK, 1, 9_999), (status, tally.Recorded, tally.Unknown + tally.Ignored));
    }
}
