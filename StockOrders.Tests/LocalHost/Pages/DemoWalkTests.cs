using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Seeding;

namespace StockOrders.Tests.LocalHost.Pages;

/// <summary>What a newcomer does with the start page of the demo, request by request as the page words them.</summary>
public sealed partial class DemoWalkTests
{
    [Fact]
    public async Task The_requests_on_the_start_page_bring_an_order_from_sent_to_closed()
    {
        var options = new LocalAppOptions { Demo = true, VirtualClock = SampleApp.Start };
        await using var app = await LocalApp.Start(options);
        await StartingAccounts.SeedDemo(app, options);
        using var client = app.CreateClient();
        var before = Rows(await client.GetStringAsync("/"), "closed");

        Assert.Equal(HttpStatusCode.OK, await Send(app, client, "PATCH"));
        await app.WhenIdle();
        Assert.Equal(HttpStatusCode.Created, await Send(app, client, "invoices"));
        await app.WhenIdle();

        Assert.Equal(before + 1, Rows(await client.GetStringAsync("/"), "closed"));
    }

    [Fact]
    public async Task What_is_next_for_an_order_pending_approval_is_the_mail_with_its_link()
    {
        var options = new LocalAppOptions { Demo = true, VirtualClock = SampleApp.Start };
        await using var app = await LocalApp.Start(options);
        await StartingAccounts.SeedDemo(app, options);
        using var client = app.CreateClient();
        var next = NextMail().Match(await client.GetStringAsync("/"));
        Assert.True(next.Success);
        Assert.Contains("/approve/", await client.GetStringAsync(next.Groups["mail"].Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exceptions_of_the_demo_are_what_people_did_and_the_order_of_each_has_a_button_for_it()
    {
        var options = new LocalAppOptions { Demo = true, VirtualClock = SampleApp.Start };
        await using var app = await LocalApp.Start(options);
        await StartingAccounts.SeedDemo(app, options);
        using var client = app.CreateClient();
        var page = await client.GetStringAsync("/exceptions");

        foreach (var (kind, button) in new[] { ("terms changed", "accept-terms"), ("mail bounced", "send"), ("invoice held", "release") })
        {
            var row = page.Split("<tr>").Single(row => row.Contains($">{kind}<", StringComparison.Ordinal));
            Assert.Contains($"value=\"{button}\"", await client.GetStringAsync(OrderOf().Match(row).Value), StringComparison.Ordinal);
        }
    }

    private static int Rows(string page, string stage) =>
        Regex.Count(page, $"<td data-label=\"Stage\"><span class=\"stage\">{stage}</span></td>");

    /// <summary>Sends the first request of the page that names it, as a shell and curl would.</summary>
    private static async Task<HttpStatusCode> Send(LocalApp app, HttpClient client, string named)
    {
        var page = await client.GetStringAsync("/");
        var command = Commands().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["command"].Value))
            .First(command => command.Contains(named, StringComparison.Ordinal));
        var words = Quoted().Matches(command).Select(match => match.Groups["word"].Value).ToList();
        Assert.StartsWith(app.BaseAddress.GetLeftPart(UriPartial.Authority), words[0], StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(command.Contains("PATCH", StringComparison.Ordinal) ? "PATCH" : "POST"), words[0])
        {
            Content = new StringContent(words[^1], Encoding.UTF8, "application/json"),
        };
        foreach (var header in words[1..3].Select(word => word.Split(": ")))
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("/orders/[0-9a-f]{24}")]
    private static partial Regex OrderOf();

    [GeneratedRegex("<pre><code>(?<command>.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex("'(?<word>[^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("""<td data-label="Stage"><span class="stage">pending approval</span></td>\s*<td data-label="Next"><a href="(?<mail>/mailbox/\d+)">""")]
    private static partial Regex NextMail();
}
