using System.Net;
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
}
