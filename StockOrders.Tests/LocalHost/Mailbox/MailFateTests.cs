using System.Net;
using StockOrders.Tests.Functions;

namespace StockOrders.Tests.LocalHost.Mailbox;

/// <summary>The buttons of a mail's page say what became of it, and the app believes it because it is signed.</summary>
public sealed class MailFateTests
{
    [Theory]
    [InlineData("delivered", "mail.delivered")]
    [InlineData("deferred", "mail.deferred")]
    [InlineData("bounce", "mail.bounced")]
    [InlineData("dropped", "mail.dropped")]
    [InlineData("spamreport", "mail.spam_reported")]
    public async Task Button_of_a_mail_lands_on_its_orders_timeline(string pressed, string told)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);

        var (status, _) = await Press(shop, pressed);

        Assert.Equal((HttpStatusCode.SeeOther, told), (status, (await shop.Told())[^1]));
        Assert.Contains($"value=\"{pressed}\"", (await shop.Get("/mailbox/1")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_pressed_by_another_site_or_unknown_changes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var before = await shop.Told();

        Assert.Equal(HttpStatusCode.Forbidden, (await Press(shop, "bounce", "https://evil.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Press(shop, "eaten")).Status);

        Assert.Equal(before, await shop.Told());
    }

    private static async Task<(HttpStatusCode Status, string Page)> Press(Shop shop, string pressed, string? origin = null)
    {
        using var client = shop.App.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mailbox/1/events", UriKind.Relative)) { Content = new FormUrlEncodedContent([new("event", pressed)]) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request);
        await shop.App.WhenIdle();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
