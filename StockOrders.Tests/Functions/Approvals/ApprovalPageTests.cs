using System.Net;
using System.Text;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Approvals;

public sealed class ApprovalPageTests
{
    private const string Manager = "manager@example.com";

    [Fact]
    public async Task Opening_the_page_again_and_again_writes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var (link, before, told) = (shop.LinkFor(Manager), shop.Store.Commits, await shop.Told());
        using var client = shop.App.CreateClient();

        for (var scan = 0; scan < 3; scan++)
        {
            using var opened = await client.GetAsync(link);
            using var peeked = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (opened.StatusCode, peeked.StatusCode));
            Assert.Empty(await peeked.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(before, shop.Store.Commits);
        Assert.Equal(told, await shop.Told());
    }

    [Fact]
    public async Task Page_shows_the_order_why_it_is_asked_and_a_plain_form()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);

        var (_, page) = await shop.Get(shop.LinkFor(Manager));

        foreach (var part in new[]
        {
            "<html lang=\"en\">", "3,000.00 GBP", "Wonka Candy", "is more than the limit of 2,000.00 GBP", "<form method=\"post\"", "<label for=\"comment\">",
            "name=\"decision\" value=\"approve\"", "name=\"decision\" value=\"reject\"", "name=\"comment\"", "<th scope=\"col\"",
        })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_tells_its_address_to_nobody_and_loads_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();

        using var answer = await client.GetAsync(shop.LinkFor(Manager));

        Assert.Equal(
            $"default-src 'none'; style-src {PageStyle.Hash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Second_answer_changes_nothing_and_tells_of_the_first()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);
        await shop.Post(link, "approve", "Go ahead");
        var told = await shop.Told();

        var again = await shop.Post(link, "approve");
        var other = await shop.Post(link, "reject");
        var (status, page) = await shop.Get(link);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.OK), (again.Status, other.Status, status));
        foreach (var shown in new[] { again.Page, other.Page, page })
            Assert.Contains("This order was approved by manager@example.com on 1 May 2026, 10:00 (Europe/London).", shown, StringComparison.Ordinal);
        Assert.Contains("Go ahead", page, StringComparison.Ordinal);
        Assert.Equal(told, await shop.Told());
    }

    [Fact]
    public async Task Many_clicks_at_once_decide_once()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(click => shop.Post(link, click % 2 == 0 ? "approve" : "reject")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(await shop.Told(), name => name is "approval.approved" or "approval.rejected");
    }

    [Fact]
    public async Task Forged_link_and_link_of_the_other_page_are_not_valid_and_say_the_same()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);

        var swapped = await shop.Get(link.Replace("/approve/", "/supplier/", StringComparison.Ordinal));
        var forged = await shop.Post(link[..^2] + "AA", "approve");
        var nothing = await shop.Get("/approve/x");

        Assert.All(new[] { swapped, forged, nothing }, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Equal(nothing.Page, forged.Page);
        Assert.Equal(nothing.Page, swapped.Page);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Fact]
    public async Task Link_of_a_silent_approver_still_tells_of_the_outcome_until_it_expires()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);

        await shop.After(TimeSpan.FromHours(73));
        var (late, page) = await shop.Post(link, "approve");
        Assert.Equal(HttpStatusCode.Conflict, late);
        Assert.Contains("Rejected, because nobody decided in time", page, StringComparison.Ordinal);

        await shop.After(TimeSpan.FromDays(34));
        var (expired, gone) = await shop.Get(link);
        Assert.Equal(HttpStatusCode.Gone, expired);
        Assert.Contains("This link has expired", gone, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("decision=perhaps&comment=Hm", "application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("{\"decision\":\"approve\"}", "application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("decision=approve", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Answer_that_is_none_changes_nothing(string body, string type, HttpStatusCode expected)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();

        using var answer = await client.PostAsync(shop.LinkFor(Manager), new StringContent(body, Encoding.UTF8, type));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Fact]
    public async Task Comment_that_is_too_long_is_given_back_to_be_shortened_and_a_huge_one_refused()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);

        var (tooLong, page) = await shop.Post(link, "approve", new string('x', 2_001));
        var (huge, _) = await shop.Post(link, "approve", new string('x', 60_000));

        Assert.Equal(HttpStatusCode.BadRequest, tooLong);
        Assert.Contains(new string('x', 2_001), page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Fact]
    public async Task Nothing_that_people_wrote_becomes_markup()
    {
        await using var shop = await Shop.Open();
        const string evil = "\"><img src=x onerror=alert(1)>&amp;";
        var header = Some.Header with { Reference = evil, VendorName = evil, Notes = evil, ShopName = evil };
        await shop.Do(new OrderCommand.Create(
            Some.Id, OrderType.Purchase, OrderSource.Api, header, [Some.Line(1, 3_000) with { Title = evil, Sku = evil }], SubmitAtOnce: true));

        var (_, page) = await shop.Post(shop.LinkFor(Manager), "approve", evil);
        var mails = shop.App.Messages;

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal));
    }

    // Two buttons in one form: the last one counted, so that an approval was read as a rejection.
    [Fact]
    public async Task A_form_that_both_approves_and_rejects_decides_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("decision", "reject")]);

        using var answer = await client.PostAsync(shop.LinkFor(Manager), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }
}
