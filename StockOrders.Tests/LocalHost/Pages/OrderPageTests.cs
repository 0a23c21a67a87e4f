using System.Net;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.WholeLife;

namespace StockOrders.Tests.LocalHost.Pages;

/// <summary>A person who only clicks brings an order through the stages that no mail has a link for.</summary>
public sealed class OrderPageTests
{
    [Fact]
    public async Task Goods_arrive_short_a_backorder_is_made_and_the_invoice_is_matched_by_pressing_buttons()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        var order = await shop.Order(quantity: 100, price: 4m);

        Assert.Contains("Only 96 % of its goods arrive", await Read(shop, order), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(shop, order, "receive-most")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(shop, order, "close-short")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(shop, order, "invoice")).StatusCode);

        Assert.Equal("closed", await shop.Stage(order));
        Assert.Single(await shop.Payments());
        var page = await Read(shop, order);
        Assert.Contains("matched, queued for payment", page, StringComparison.Ordinal);
        Assert.Contains("What was missing is on", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoice_for_more_than_arrived_is_shown_as_held_with_the_reason_and_released_by_a_button()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        var order = await shop.Order(quantity: 100, price: 4m);
        await Press(shop, order, "receive");
        await Press(shop, order, "invoice-over");

        var page = await Read(shop, order);
        Assert.Contains("held for a person", page, StringComparison.Ordinal);
        Assert.Contains("120", page, StringComparison.Ordinal);

        await Press(shop, order, "release");
        Assert.Single(await shop.Payments());
        Assert.Equal("closed", await shop.Stage(order));
    }

    [Fact]
    public async Task Button_pressed_by_another_site_or_too_late_changes_nothing()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        var order = await shop.Order(quantity: 100, price: 4m);

        Assert.Equal(HttpStatusCode.Forbidden, (await Press(shop, order, "receive", ("Sec-Fetch-Site", "cross-site"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Press(shop, order, "receive", ("Origin", "https://elsewhere.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Press(shop, order, "submit")).StatusCode);
        Assert.Equal("sent", await shop.Stage(order));
        Assert.Equal(HttpStatusCode.NotFound, (await Press(shop, "nothing", "receive")).StatusCode);
    }

    private static async Task<string> Read(Shop shop, string order)
    {
        using var person = shop.App.CreateClient();
        return await person.GetStringAsync(new Uri($"/orders/{order}", UriKind.Relative));
    }

    private static async Task<HttpResponseMessage> Press(Shop shop, string order, string step, params (string Name, string Value)[] headers)
    {
        using var person = shop.App.CreateClient();
        using var form = new FormUrlEncodedContent([new("step", step)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/orders/{order}", UriKind.Relative)) { Content = form };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var answer = await person.SendAsync(request);
        await shop.App.WhenIdle();
        return answer;
    }
}
