using System.Net;
using System.Text;
using StockOrders.Domain.Orders;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Approvals;

public sealed class ApprovalAnswerTests
{
    private const string Manager = "manager@example.com";

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

    [Theory]
    [InlineData("comment=Hm", "application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("decision=perhaps&comment=Hm", "application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("{\"decision\":\"approve\"}", "application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("decision=approve", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Answer_that_is_none_changes_nothing(string body, string type, HttpStatusCode expected)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();
        var hidden = string.Concat((await PageFields.On(client, shop.LinkFor(Manager))).Select(field => $"&{field.Key}={field.Value}"));

        using var answer = await client.PostAsync(shop.LinkFor(Manager), new StringContent(body + hidden, Encoding.UTF8, type));

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
        var (huge, why) = await shop.Post(link, "approve", new string('x', 60_000));

        Assert.Equal(HttpStatusCode.BadRequest, tooLong);
        Assert.Contains(new string('x', 2_001), page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge);
        Assert.DoesNotContain("A file has", why, StringComparison.Ordinal);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    // Some mail scanners do not only open what they find, they post to it.
    [Theory]
    [InlineData("decision=approve&comment=")]
    [InlineData("decision=approve&form=")]
    [InlineData("decision=approve&form=AAAA")]
    [InlineData("decision=approve&form=TOKEN&form=TOKEN")]
    [InlineData("")]
    public async Task Answer_without_what_the_form_holds_decides_nothing_and_the_page_asks_again(string body)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();
        var token = (await PageFields.On(client, shop.LinkFor(Manager))).Single(field => field.Key == "form").Value;

        using var form = new StringContent(body.Replace("TOKEN", token, StringComparison.Ordinal), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(shop.LinkFor(Manager), form);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("the answer did not come from the form on this page", page, StringComparison.Ordinal);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
        using var filled = new FormUrlEncodedContent([.. PageFields.In(page), new("decision", "approve")]);
        using var second = await client.PostAsync(shop.LinkFor(Manager), filled);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task The_form_of_another_link_decides_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.After(TimeSpan.FromHours(49));
        using var client = shop.App.CreateClient();

        using var form = new FormUrlEncodedContent([.. await PageFields.On(client, shop.LinkFor("director@example.com")), new("decision", "approve")]);
        using var answer = await client.PostAsync(shop.LinkFor(Manager), form);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Fact]
    public async Task An_order_that_was_changed_while_it_was_read_is_shown_anew_before_it_is_decided()
    {
        await using var shop = await Shop.Open();
        var order = Question.Order();
        var link = await Question.Ask(shop, order, Question.Ann);
        using var client = shop.App.CreateClient();
        var before = await PageFields.On(client, link);
        await Question.Ask(shop, order with { Lines = [order.Lines[0] with { Ordered = 3 }] }, Question.Ann);

        using var form = new FormUrlEncodedContent([.. before, new("decision", "approve"), new("comment", "Fine")]);
        using var answer = await client.PostAsync(link, form);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        foreach (var part in new[] { "The order was changed while you had this page open", "15.00 EUR", "Fine", "value=\"approve\"" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
        Assert.Null((await shop.Order()).Approvals[1].Slots[0].Answer);
    }

    // The page was compared with the order before it was decided, and not in the decision: an edit between the two was approved unread.
    [Fact]
    public async Task An_order_that_is_changed_between_reading_and_deciding_is_shown_anew_before_it_is_decided()
    {
        await using var shop = await Shop.Open();
        var order = Question.Order();
        var link = await Question.Ask(shop, order, Question.Ann);
        using var client = shop.App.CreateClient();
        var before = await PageFields.On(client, link);
        var edits = 0;
        shop.Store.BeforeCommit = (_, _) =>
        {
            if (edits++ == 0)
                Question.Ask(shop, order with { Lines = [order.Lines[0] with { Ordered = 3 }] }, Question.Ann).GetAwaiter().GetResult();
        };

        using var form = new FormUrlEncodedContent([.. before, new("decision", "approve"), new("comment", "Fine")]);
        using var answer = await client.PostAsync(link, form);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        foreach (var part in new[] { "The order was changed while you had this page open", "15.00 EUR", "Fine", "value=\"approve\"" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.Null((await shop.Order()).Approvals[1].Slots[0].Answer);
        Assert.True(edits > 1);
    }

    [Fact]
    public async Task Sent_back_the_order_is_a_draft_again_and_the_link_says_who_wanted_what()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);

        var (status, page) = await shop.Post(link, "send_back", "Take the <b>smaller</b> box");
        var (later, again) = await shop.Get(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, later));
        foreach (var shown in new[] { page, again })
        {
            Assert.Contains("This order was sent back by manager@example.com on 1 May 2026, 10:00 (Europe/London).", shown, StringComparison.Ordinal);
            Assert.Contains("Take the &lt;b&gt;smaller&lt;/b&gt; box", shown, StringComparison.Ordinal);
        }

        Assert.Equal(Stage.Draft, await shop.Stage());
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Post(link, "approve")).Status);
        Assert.Equal(Stage.Draft, await shop.Stage());
    }

    // Two buttons in one form: the last one counted, so that an approval was read as a rejection.
    [Fact]
    public async Task A_form_that_both_approves_and_rejects_decides_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        using var client = shop.App.CreateClient();
        using var form = new FormUrlEncodedContent(
            [.. await PageFields.On(client, shop.LinkFor(Manager)), new("decision", "approve"), new("decision", "reject")]);

        using var answer = await client.PostAsync(shop.LinkFor(Manager), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }
}
