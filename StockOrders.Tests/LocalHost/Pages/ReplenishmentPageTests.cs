using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StockOrders.LocalHost;

namespace StockOrders.Tests.LocalHost.Pages;

public sealed class ReplenishmentPageTests
{
    [Fact]
    public async Task Before_anything_sells_it_says_how_to_begin()
    {
        await using var app = await LocalApp.Start(new() { VirtualClock = SampleApp.Start, Accounts = [new("shop", "key")] });
        using var client = app.CreateClient();
        Assert.Contains("POST /api/v1/replenishment/runs", await client.GetStringAsync("/replenishment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sells_is_shown_with_the_sentence_of_the_api_and_leads_to_its_derivation()
    {
        await using var app = await LocalApp.Start(new() { VirtualClock = SampleApp.Start, Accounts = [new("shop", "key")] });
        using var client = app.CreateClient();
        await Sells(client, "c1<7>");

        var list = await client.GetStringAsync("/replenishment");
        var sentence = (string)(await Suggestions(client, "c1<7>"))["sentence"]!;
        Assert.Contains(WebUtility.HtmlEncode(sentence), WebUtility.HtmlEncode(WebUtility.HtmlDecode(list)), StringComparison.Ordinal);
        Assert.Contains("href=\"/replenishment/c1%3C7%3E\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<7>", list, StringComparison.Ordinal);

        var derivation = await client.GetStringAsync("/replenishment/c1%3C7%3E");
        Assert.Contains("<code>reorder_point</code>", derivation, StringComparison.Ordinal);
        Assert.Contains("lead_time_demand &#x2B; max(safety_stock, minimum_stock)", derivation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("%3Cscript%3E")]
    [InlineData("%00")]
    public async Task A_variant_that_there_is_not_has_a_page_that_says_so(string variant)
    {
        await using var app = await LocalApp.Start(new() { VirtualClock = SampleApp.Start, Accounts = [new("shop", "key")] });
        using var client = app.CreateClient();
        using var answer = await client.GetAsync($"/replenishment/{variant}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Sells(HttpClient client, string variant)
    {
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "key");
        client.DefaultRequestHeaders.Add("Account", "shop");
        await Send(HttpMethod.Put, "warehouses/w1", new { warehouse = new { display_name = "W" } });
        await Send(HttpMethod.Put, "vendors/v1", new { vendor = new { name = "V", currency = "GBP", lead_time = 14 } });
        await Send(HttpMethod.Put, $"variants/{Uri.EscapeDataString(variant)}", new
        {
            variant = new { title = "<7>", in_stock = 100, warehouse = "w1", vendors = new[] { new { vendor = "v1", cost_price = 4.2 } } },
        });
        var yesterday = SampleApp.Start.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await Send(HttpMethod.Post, "sales", new
        {
            skip_background_jobs = false,
            sales = new[] { new { id = "s1", variant, warehouse = "w1", date = yesterday, quantity = 70 } },
        });

        async Task Send(HttpMethod method, string path, object body)
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
            using var answer = await client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task<JsonNode> Suggestions(HttpClient client, string variant) => JsonNode.Parse(
        await client.GetStringAsync($"/api/v1/replenishment/suggestions/{Uri.EscapeDataString(variant)}"))!["suggestions"]![0]!;
}
