using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Mailbox;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Exceptions;

/// <summary>One mail a day to each who has something to see to, whatever the clocks and the host do.</summary>
public sealed class DigestTests
{
    private const string Buyer = "buyer@example.com";

    private static readonly AccountSettings Told = Some.Settings with
    {
        Digest = true,
        ShopName = "The <Shop>",
        ApprovalReminder = TimeSpan.FromDays(300),
        ApprovalEscalation = TimeSpan.FromDays(301),
        ApprovalTimeout = TimeSpan.FromDays(302),
    };

    [Fact]
    public async Task Who_has_something_to_see_to_is_mailed_at_eight_each_day_until_nothing_is_left()
    {
        await using var shop = await Silent(Told);
        Assert.Equal(["2026-05-03T07:00", "2026-05-04T07:00"], await Digests(shop, days: 3));
        var mail = shop.MailsTo(Buyer)[^1];
        Assert.Equal("1 thing needs you: 1 order unconfirmed", mail.Subject);
        Assert.Contains("Order PO-1 from Wonka Candy: Order unconfirmed since 1 May 2026, 10:00 (Europe/London), 2 days.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("sales@wonka.example asked on 1 May 2026 09:00 UTC and again on 2 May 2026 10:00 UTC", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The &lt;Shop&gt;", mail.Html, StringComparison.Ordinal);

        await shop.Do(new OrderCommand.Confirm("supplier"));
        Assert.Equal(2, (await Digests(shop, days: 3)).Length);
    }

    [Fact]
    public async Task Nothing_to_tell_is_no_mail_and_what_is_put_off_is_not_told_until_then()
    {
        await using var shop = await Shop.Open(Told);
        Assert.Empty(await Digests(shop, days: 3));

        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(25));
        await shop.Do(new OrderCommand.SnoozeException(ExceptionKind.OrderUnconfirmed, 1, Some.Morning.AddDays(6)));
        Assert.Equal(["2026-05-08T07:00"], await Digests(shop, days: 4));
    }

    [Fact]
    public async Task Whom_it_is_given_to_is_told_in_the_place_of_the_buyer()
    {
        await using var shop = await Silent(Told);
        await shop.App.Advance(TimeSpan.FromHours(3));
        await shop.Do(new OrderCommand.AssignException(ExceptionKind.OrderUnconfirmed, 1, "Ann@Shop.example"));
        await shop.App.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Digested(shop, Buyer));
        Assert.Single(Digested(shop, "ann@shop.example"));
    }

    [Fact]
    public async Task Text_of_people_is_shown_as_text()
    {
        await using var shop = await Shop.Open(Told);
        await shop.Submit(100m);
        await shop.Do(new OrderCommand.Decline("supplier", "<script>alert(1)</script> & \"no\""));
        await shop.App.Advance(TimeSpan.FromDays(1));
        var mail = Digested(shop, Buyer).Single();
        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> & \"no\"", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-27T09:00:00Z", "01:30", "2026-03-29T01:30 2026-03-30T00:30")] // 01:30 is left out on the 29th.
    [InlineData("Europe/London", "2026-10-23T09:00:00Z", "01:30", "2026-10-25T00:30 2026-10-26T01:30")] // It comes twice on the 25th.
    [InlineData("Europe/London", "2026-10-23T09:00:00Z", "23:59", "2026-10-24T23:00 2026-10-26T00:00")]
    [InlineData("America/New_York", "2026-03-06T14:00:00Z", "02:30", "2026-03-08T07:30 2026-03-09T06:30")]
    [InlineData("Australia/Lord_Howe", "2026-04-03T02:00:00Z", "01:45", "2026-04-04T14:45 2026-04-05T15:15")]
    public async Task Each_local_day_has_one_also_where_clocks_change(string zone, string start, string at, string expected)
    {
        var from = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        await using var shop = await Shop.Open(Told with { TimeZone = zone, DigestAt = TimeSpan.Parse(at, CultureInfo.InvariantCulture) }, at: from);
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromDays(4));
        Assert.Contains(expected, string.Join(' ', Digested(shop, Buyer).Select(When)), StringComparison.Ordinal);
        Assert.Equal(Digested(shop, Buyer).Count(), Digested(shop, Buyer).Select(When).Distinct().Count());
    }

    [Fact]
    public async Task A_worker_that_dies_at_any_commit_costs_no_digest_and_doubles_none()
    {
        for (var dies = 0; dies < 4; dies++)
        {
            await using var shop = await Silent(Told);
            await shop.App.AdvanceTo(Some.Morning.AddHours(40));
            var left = dies;
            shop.Store.BeforeCommit = (_, changes) =>
            {
                if (changes.Any(change => change.Row.Contains("digest", StringComparison.Ordinal)) && left-- == 0)
                {
                    throw new IOException("The worker dies here.");
                }
            };
            await shop.App.Advance(TimeSpan.FromHours(20));
            Assert.Single(Digested(shop, Buyer));
            Assert.Equal(0, await shop.Owed());
        }
    }

    // One such order, and nobody of the account was ever told anything again, while all orders were read every quarter of an hour.
    [Fact]
    public async Task An_order_that_cannot_be_read_costs_nobody_their_digest_and_is_passed_over_once()
    {
        await using var shop = await Shop.Open(Told);
        await shop.Store.Commit(
            OrderRows.Partition(Shop.Account), [RowChange.Put(OrderRows.Document(OrderId.From("0032028000000000000000aa")), new byte[] { 1, 2, 3 })], default);
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(25));

        Assert.Equal(["2026-05-03T07:00", "2026-05-04T07:00"], await Digests(shop, days: 3));
        Assert.NotNull(await shop.Store.Read(new StoreKey(OrderRows.Partition(Shop.Account), OrderRows.ExceptionEdition), default));
    }

    [Fact]
    public async Task Digests_are_owed_also_while_the_list_cannot_be_gone_through()
    {
        await using var shop = await Shop.Open(Told);
        shop.Store.BeforeCommit = (_, changes) =>
        {
            if (changes.Any(change => change.Row == OrderRows.ExceptionEdition))
            {
                throw new IOException("The store does not take it.");
            }
        };
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(25));

        Assert.Equal(["2026-05-03T07:00", "2026-05-04T07:00"], await Digests(shop, days: 3));
    }

    [Fact]
    public async Task Many_owners_are_all_told_once_though_they_do_not_fit_one_transaction()
    {
        await using var shop = await Shop.Open(Told);
        for (var number = 1; number <= 150; number++)
        {
            var id = OrderId.From($"6632028000000000{number:x8}");
            Assert.False((await Act(shop, id, Some.Create() with { Id = id, SubmitAtOnce = true })).IsRefused);
            await shop.App.WhenIdle();
            await Act(shop, id, new OrderCommand.Decline("supplier"));
            await Act(shop, id, new OrderCommand.AssignException(ExceptionKind.OrderDeclined, 1, $"p{number}@example.com"));
        }

        await shop.App.Advance(TimeSpan.FromHours(24));
        var told = shop.App.Messages.Where(IsDigest).Select(mail => mail.To).ToList();
        Assert.Equal((150, 150), (told.Count, told.Distinct().Count()));
    }

    private static Task<Outcome<OrderBooked>> Act(
        Shop shop, OrderId id, OrderCommand command) =>
        shop.Book.Execute(new OrderRequest(Shop.Account, id, command, "api:test"), default);

    /// <summary>A supplier who has been silent for 25 hours; the first digest after that is the day after.</summary>
    private static async Task<Shop> Silent(AccountSettings settings)
    {
        var shop = await Shop.Open(settings);
        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromHours(25));
        return shop;
    }

    private static async Task<string[]> Digests(Shop shop, int days)
    {
        var today = shop.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.Date;
        await shop.App.AdvanceTo(new DateTimeOffset(today.AddDays(days).AddHours(1), TimeSpan.Zero));
        return [.. Digested(shop, Buyer).Select(When)];
    }

    private static IEnumerable<MailMessage> Digested(Shop shop, string to) => shop.MailsTo(to).Where(IsDigest);

    private static bool IsDigest(MailMessage mail) => mail.Subject.Contains(" you: ", StringComparison.Ordinal);

    private static string When(MailMessage mail) => mail.SentAt.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
