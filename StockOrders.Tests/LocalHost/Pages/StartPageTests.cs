using System.Net;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.LocalHost.Pages;

public sealed class StartPageTests
{
    [Fact]
    public async Task Without_an_account_it_says_how_to_get_one()
    {
        await using var app = await LocalApp.Start(new() { VirtualClock = SampleApp.Start });
        using var client = app.CreateClient();
        Assert.Contains("--demo", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_account_it_shows_what_to_send_with_its_key_and_harms_nobody()
    {
        await using var app = await LocalApp.Start(new() { VirtualClock = SampleApp.Start, Accounts = [new("shop", "key<1>")] });
        using var client = app.CreateClient();
        using var answer = await client.GetAsync("/");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Account <strong>shop</strong> has no orders yet.", page, StringComparison.Ordinal);
        Assert.Contains("Authorization: key&lt;1&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var style = await client.GetAsync("/local/style.css");
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_account_of_the_options_is_there_again_after_a_restart_and_its_key_is_no_others()
    {
        using var directory = new TemporaryDirectory();
        var options = new LocalAppOptions { Store = StoreChoice.Sqlite, DataDirectory = directory.Path, Accounts = [new("shop", "key")] };
        await using (await LocalApp.Start(options))
        {
            var second = await Assert.ThrowsAsync<LocalAppException>(() => LocalApp.Start(options));
            Assert.Contains("another host", second.Message, StringComparison.Ordinal);
        }

        await using (await LocalApp.Start(options))
        {
        }

        var refused = await Assert.ThrowsAsync<LocalAppException>(() => LocalApp.Start(options with { Accounts = [new("thief", "key")] }));
        Assert.Contains("--account thief", refused.Message, StringComparison.Ordinal);
    }
}
