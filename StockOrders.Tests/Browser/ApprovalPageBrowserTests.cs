using System.Globalization;
using Microsoft.Playwright;
using StockOrders.Domain.Orders;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions;
using StockOrders.Tests.Functions.Approvals;

namespace StockOrders.Tests.Browser;

/// <summary>The approver's page as people meet it: on narrow and wide screens, by day and by night, by mouse and by keyboard.</summary>
public sealed class ApprovalPageBrowserTests
{
    private const string Manager = "manager@example.com";

    public static TheoryData<string> Screens => [.. Screen.All.Select(screen => screen.Name)];

    [Theory, MemberData(nameof(Screens))]
    public async Task The_page_fits_reads_well_and_loads_nothing_on_every_screen(string name)
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await Question.Paid(shop, Question.Price(1, 4), Question.Price(2, 5), Question.Price(3, 6));
        var link = await Question.Ask(shop, Question.Order(lines: 6), Question.Ann);
        await using var visit = await Visit.Begin(shop.App, Screen.All.Single(screen => screen.Name == name));

        var opened = await visit.Open(link);

        Assert.Equal(200, opened.Status);
        await visit.IsSound("approve");
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task What_became_of_a_question_fits_and_reads_well_on_every_screen(string name)
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);
        await shop.Post(link, "send_back", "Take the smaller box");
        await using var visit = await Visit.Begin(shop.App, Screen.All.Single(screen => screen.Name == name));

        await visit.Open(link);
        await visit.IsSound("approve-sent-back");
        await visit.Open(link + "AAAA");
        await visit.IsSound("approve-not-valid");
    }

    [Fact]
    public async Task Approver_without_JavaScript_reads_the_order_and_approves_it()
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await shop.Submit(3_000m);
        await using var visit = await Visit.Begin(shop.App, Screen.Phone, script: false);

        await visit.Open(shop.LinkFor(Manager));
        await visit.Page.GetByLabel("Comment").FillAsync("Go ahead");
        var answered = await visit.Press("Approve");

        Assert.Equal(200, answered.Status);
        Assert.Empty(visit.Complaints);
        Assert.Equal("Approved", await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.TextContentAsync());
        Assert.Equal("Go ahead", (await shop.Order()).Approvals[0].Comment);
        Assert.Equal(Manager, (await shop.Order()).Approvals[0].DecidedBy);
    }

    [Fact]
    public async Task By_keyboard_alone_a_comment_is_written_and_the_order_rejected()
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await shop.Submit(3_000m);
        await using var visit = await Visit.Begin(shop.App, Screen.Desk);
        await visit.Open(shop.LinkFor(Manager));
        var keys = visit.Page.Keyboard;

        await keys.PressAsync("Tab");
        Assert.Equal("comment", await visit.Focused("id"));
        Assert.True(await visit.IsFocusSeen());
        await keys.TypeAsync("Too dear");
        foreach (var expected in new[] { "approve", "send_back", "reject" })
        {
            await keys.PressAsync("Tab");
            Assert.Equal(expected, await visit.Focused("value"));
            Assert.True(await visit.IsFocusSeen());
        }

        await keys.PressAsync("Enter");
        await visit.Page.GetByText("This order was rejected by manager@example.com").WaitForAsync();

        Assert.Equal(Stage.Rejected, await shop.Stage());
        Assert.Equal("Too dear", (await shop.Order()).Approvals[0].Comment);
    }

    [Fact]
    public async Task A_double_click_decides_once_and_the_page_says_what_was_decided()
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await shop.Submit(3_000m);
        await using var visit = await Visit.Begin(shop.App, Screen.Desk);
        await visit.Open(shop.LinkFor(Manager));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).DblClickAsync();
        await visit.Page.GetByText("This order was approved by manager@example.com").WaitForAsync();
        await shop.App.WhenIdle();

        Assert.Single(await shop.Told(), told => told == "approval.approved");
    }

    [Fact]
    public async Task Scripts_and_pictures_in_texts_neither_run_nor_load()
    {
        const string evil = "<script>document.title='run'</script><img src=//evil.example/x onerror=document.title='run'>";
        await using var shop = await Shop.Open(inBrowser: true);
        var order = Question.Order();
        order = order with
        {
            Header = order.Header with { VendorName = evil, Notes = evil, ShopName = evil },
            Lines = [order.Lines[0] with { Title = evil, VendorName = evil, Messages = [evil] }],
        };
        await using var visit = await Visit.Begin(shop.App, Screen.Phone);

        await visit.Open(await Question.Ask(shop, order, Question.Ann));

        Assert.Empty(visit.Complaints);
        Assert.Equal("Approve order PO-1?", await visit.Page.TitleAsync());
        Assert.Equal(0, await visit.Page.Locator("script, img, link, iframe").CountAsync());
        Assert.False(await visit.IsTooWide());
        Assert.Contains("document.title='run'", await visit.Page.InnerTextAsync("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_order_still_shows_the_decision_first_and_a_way_back_to_it()
    {
        await using var shop = await Shop.Open(inBrowser: true);
        var link = await Question.Ask(shop, Question.Order(lines: 200), Question.Ann);
        await using var visit = await Visit.Begin(shop.App, Screen.Phone);
        await visit.Open(link);

        await visit.Page.GetByText("Back to your decision").ClickAsync();

        var top = await visit.Page.Locator("#decision").EvaluateAsync<double>("element => element.getBoundingClientRect().top");
        Assert.True(Math.Abs(top) < 5, top.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(visit.Complaints);
    }
}
