using System.Net;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Papers;

public sealed class PaperRouteTests
{
    [Theory]
    [InlineData("pdf", "application/pdf", ".pdf")]
    [InlineData("ubl", "application/xml", ".xml")]
    [InlineData("csv", "text/csv", ".csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")]
    public async Task Order_is_a_file_to_be_saved_under_a_safe_name(string kind, string media, string ending)
    {
        await using var api = await TestApi.RunWithCatalogue();
        using var client = Client(api);
        var path = new Uri($"/api/v1/purchase-orders/{await api.CreateOrder()}/{kind}", UriKind.Relative);
        using var file = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(media, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(ending, file.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(file.Content.Headers.ContentLength, (await file.Content.ReadAsByteArrayAsync()).Length);

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((HttpStatusCode.OK, file.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { file.Headers.ETag! } } };
        using var known = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task New_name_of_the_shop_is_a_new_paper()
    {
        await using var api = await TestApi.RunWithCatalogue();
        using var client = Client(api);
        var path = new Uri($"/api/v1/purchase-orders/{await api.CreateOrder()}/pdf", UriKind.Relative);
        using var before = await client.GetAsync(path);
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings": {"shop_name": "Another"}}""");
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
        using var after = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("Another", new ReadPdf(await after.Content.ReadAsByteArrayAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_is_every_paper_but_a_suppliers_order()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var made = await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", """{"purchase-order":{"source_warehouse":"w2","warehouse":"w1","items":[{"id":"c1_1","replenishment":4}]}}""");
        var path = $"/api/v1/purchase-orders/{made.Json["purchase-order"]!["id"]}";

        foreach (var kind in new[] { "pdf", "csv", "xlsx" })
            Assert.Equal(200, (await api.Get($"{path}/{kind}")).Code);
        var refused = await api.Get($"{path}/ubl");
        Assert.Equal((409, "not_a_purchase_order"), (refused.Code, refused.ErrorCode));
    }

    [Fact]
    public async Task Order_of_another_account_is_not_there()
    {
        await using var api = await TestApi.RunWithCatalogue();
        using var client = Client(api, TestApi.OtherAccount, TestApi.OtherKey);
        var order = await api.CreateOrder();
        foreach (var kind in new[] { "pdf", "ubl", "csv", "xlsx" })
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/purchase-orders/{order}/{kind}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static HttpClient Client(TestApi api, string account = TestApi.Account, string key = TestApi.Key)
    {
        var client = api.Client();
        client.DefaultRequestHeaders.Add("Authorization", key);
        client.DefaultRequestHeaders.Add("Account", account);
        return client;
    }
}
