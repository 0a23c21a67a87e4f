using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Mailbox;
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

    // A batch that could not be delivered comes again for a day, perhaps under its first signature: ten minutes would lose a bounce for good.
    [Fact]
    public async Task Endpoint_that_was_down_for_a_day_loses_nothing_and_what_comes_again_within_it_counts_once()
    {
        await using var shop = await Shop.Open(at: Some.Morning.AddHours(3));
        await shop.Submit(100m);
        var signed = shop.App.Clock.GetUtcNow();
        var first = Body(Event("delivered", OrderMail, Supplier, "e1", signed));
        await shop.App.TellBody(first, signed);

        await shop.App.Advance(new TimeSpan(24, 55, 0));

        Assert.Equal((0, 1, 0, 0), (await shop.App.TellBody(first, signed)).Answer.Tally());
        Assert.Equal((1, 0, 0, 0), (await shop.App.TellBody(Body(Event("bounce", OrderMail, Supplier, "e2", signed.AddMinutes(1))), signed)).Answer.Tally());
        Assert.Equal(1, (await shop.Told()).Count(told => told == "mail.delivered"));
        Assert.Single((await shop.Order()).MailProblems);

        static byte[] Body(JsonObject told) => Encoding.UTF8.GetBytes(new JsonArray(told).ToJsonString());
    }

    [Fact]
    public async Task Supplier_who_wants_no_mails_is_an_exception_and_the_buyer_is_told_once()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        await shop.App.Tell(Event("delivered", OrderMail, Supplier, "e0", Some.Morning));

        await shop.App.Tell(Event("spamreport", OrderMail, Supplier, "e1", Some.Morning.AddMinutes(1)));
        await shop.App.Tell(Event("spamreport", OrderMail, Supplier, "e2", Some.Morning.AddMinutes(2)));

        var open = Assert.Single(OrderExceptions.Of(await shop.Order()));
        Assert.Equal(ExceptionKind.MailBounced, open.Kind);
        Assert.Contains("was marked as unwanted, so none is delivered there any more", open.Message, StringComparison.Ordinal);
        var mail = Assert.Single(shop.MailsTo(Buyer));
        Assert.Contains("Wonka Candy gets no mails any more: order PO-1", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("They have it, but no further mail is delivered", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buyer_who_is_not_reached_is_an_exception_of_the_order_the_mail_was_about()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        await shop.Do(new OrderCommand.Decline("supplier", null));
        var mail = Assert.Single(shop.App.Services.GetRequiredService<MailStore>().All(), stored => stored.EffectId!.Contains("Declined", StringComparison.Ordinal));

        await shop.App.Tell(Event("bounce", mail.EffectId!, Buyer, "e1", Some.Morning));

        Assert.Contains(OrderExceptions.Of(await shop.Order()), open => open.Kind == ExceptionKind.MailBounced && open.Message.Contains(Buyer, StringComparison.Ordinal));
        Assert.Single(shop.MailsTo(Buyer));
    }

    // A digest is of no order: its news has no timeline to stand on, and once vanished without a word.
    [Fact]
    public async Task Digest_that_does_not_reach_its_reader_is_logged_for_whoever_runs_the_app()
    {
        var logged = new ConcurrentQueue<string>();
        await using var shop = await Shop.Open(Some.Settings with { Digest = true }, services => services.AddSingleton<ILoggerProvider>(new Lines(logged)));
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(48));
        var digest = shop.App.Services.GetRequiredService<MailStore>().All().First(stored => stored.EffectId!.StartsWith("digest.", StringComparison.Ordinal));
        var told = Event("bounce", digest.EffectId!, Buyer, "e1", Some.Morning);
        told.Remove("order");

        var (status, answer) = await shop.App.Tell(told, Event("bounce", "digest.20260501.x", Buyer, "e2", Some.Morning), Event("delivered", digest.EffectId!, Buyer, "e3", Some.Morning));

        Assert.Equal((HttpStatusCode.OK, (0, 0, 0, 3)), (status, answer.Tally()));
        Assert.Equal(2, logged.Count(line => line.Contains("The digest to buyer@example.com of account acme did not reach them (bounce: 550 5.1.1 No such user)", StringComparison.Ordinal)));
    }

    // A person's If-Match taken just before the supplier's server said "delivered" once got 412, though nothing that they could see had changed.
    [Fact]
    public async Task Mail_that_is_delivered_between_a_persons_look_and_their_change_is_no_change_of_the_order()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var seen = (await shop.Order()).Version;
        await shop.App.Tell(Event("deferred", OrderMail, Supplier, "e1", Some.Morning), Event("delivered", OrderMail, Supplier, "e2", Some.Morning.AddMinutes(1)));

        Assert.Equal((seen + 2, null), ((await shop.Order()).Version, await Labelled(shop, seen - 1, seen, "a")));
        Assert.Equal("stale_version", await Labelled(shop, seen, seen, "b"));
        var labelled = (await shop.Order()).Version;
        await shop.App.Tell(Event("bounce", OrderMail, Supplier, "e3", Some.Morning.AddMinutes(2)));
        Assert.Equal("stale_version", await Labelled(shop, labelled, labelled, "c"));
        Assert.Equal("stale_version", await Labelled(shop, labelled + 9, labelled + 9, "d"));

        static async Task<string?> Labelled(Shop shop, int either, int or, string label) =>
            (await shop.Book.Execute(
                new OrderRequest(Shop.Account, Some.Id, new OrderCommand.ChangeHeader((await shop.Order()).Header with { Notes = label }), "api:test") { IfMatch = new([either, or]) },
                default)).Refusals.Select(refusal => refusal.Code).FirstOrDefault();
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
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
