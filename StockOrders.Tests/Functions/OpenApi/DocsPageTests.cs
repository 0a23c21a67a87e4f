using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StockOrders.Functions.OpenApi;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.OpenApi;

public sealed class DocsPageTests
{
    [Fact]
    public async Task The_page_shows_every_operation_and_every_shape_without_a_key_or_a_script()
    {
        await using var api = await TestApi.Run();

        var page = await api.Send(HttpMethod.Get, "/api/docs", key: "", account: "");

        Assert.Equal((200, "text/html; charset=utf-8"), (page.Code, page.ContentType));
        Assert.All(
            Described.All.Where(known => known.Operation["x-internal"] is null && !known.Id.Contains('_', StringComparison.Ordinal)),
            known => Assert.Contains($"""<h3 id="{known.Id}">""", page.Text, StringComparison.Ordinal));
        Assert.All(ApiDocument.Instance.Json["components"]!["schemas"]!.AsObject(), shape => Assert.Contains($"""id="shape-{shape.Key}">""", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_in_the_page_leads_somewhere_in_the_app_and_no_name_stands_twice()
    {
        await using var api = await TestApi.Run();
        var page = (await api.Send(HttpMethod.Get, "/api/docs", key: "", account: "")).Text;

        var names = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(Regex.Matches(page, "href=\"([^\"]+)\"").Select(match => match.Groups[1].Value), link => Assert.True(link == "/api/openapi.json" || names.Contains(link[1..]), link));
        Assert.All(Regex.Matches(page, " for=\"([^\"]+)\"").Select(match => match.Groups[1].Value), label => Assert.Contains(label, names));
        Assert.DoesNotMatch("(src|action)=|=\"https?://|<img|<link|<iframe| on[a-z]+=| style=", page[..page.IndexOf("<script>", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task Only_our_own_script_and_style_run_and_who_has_the_page_gets_it_once()
    {
        await using var api = await TestApi.Run();

        var page = await api.Send(HttpMethod.Get, "/api/docs", key: "", account: "");

        var policy = page.Headers["Content-Security-Policy"];
        foreach (var (tag, source) in new[] { ("style", "style-src"), ("script", "script-src") })
        {
            var inside = Regex.Match(page.Text, $"<{tag}>(.*)</{tag}>", RegexOptions.Singleline).Groups[1].Value;
            Assert.Contains($"{source} 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inside)))}'", policy, StringComparison.Ordinal);
        }

        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Equal(304, (await api.Send(HttpMethod.Get, "/api/docs", key: "", account: "", headers: ("If-None-Match", page.Headers["ETag"]))).Code);
    }
}
