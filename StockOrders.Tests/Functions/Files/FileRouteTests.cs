using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Orders;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Files;

public sealed class FileRouteTests
{
    [Fact]
    public async Task An_invoice_that_was_sent_as_a_file_is_downloaded_as_an_attachment_that_no_browser_runs()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (order, link) = await Sent(api);
        var uploaded = await Upload(api, link, "form-data; name=\"file\"; filename=\"in\\\"voice é.xml\"", "<Statement><b>1</b></Statement>");
        Assert.Equal(200, uploaded.Code);

        var listed = Assert.Single((await api.Get($"/api/v1/purchase-orders/{order}/files")).Json["files"]!.AsArray())!;
        var answer = await api.Get(listed["href"]!.GetValue<string>());

        Assert.Equal((200, "application/xml", "<Statement><b>1</b></Statement>"), (answer.Code, answer.ContentType, answer.Text));
        Assert.Equal(("nosniff", "default-src 'none'; sandbox"), (answer.Headers["X-Content-Type-Options"], answer.Headers["Content-Security-Policy"]));
        var known = await api.Send(HttpMethod.Get, listed["href"]!.GetValue<string>(), headers: ("If-None-Match", answer.Headers["ETag"]));
        Assert.Equal(304, known.Code);
        Assert.Equal(listed["invoice"]!.GetValue<string>(), (await api.Get("/api/v1/invoices")).Json["invoices"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Files_and_shipments_of_one_account_are_not_there_for_another()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (order, link) = await Sent(api);
        await Upload(api, link, "form-data; name=\"file\"; filename=\"a.csv\"", "a;b\n1;2\n");
        await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/shipments", """{"shipment":{"items":[{"id":"c1_1","quantity":4}]}}""");
        var file = (await api.Get($"/api/v1/purchase-orders/{order}/files")).Json["files"]![0]!["href"]!.GetValue<string>();

        foreach (var path in new[] { file, $"/api/v1/purchase-orders/{order}/files", $"/api/v1/purchase-orders/{order}/shipments", $"/api/v1/purchase-orders/{order}/shipments/1" })
            Assert.Equal(404, (await api.Send(HttpMethod.Get, path, key: TestApi.OtherKey, account: TestApi.OtherAccount)).Code);
    }

    [Fact]
    public async Task A_link_swapped_cut_or_of_another_revision_takes_no_file()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (order, link) = await Sent(api);
        var before = api.Store.Commits;

        Assert.Equal(404, (await Upload(api, link[..^2], "form-data; name=\"file\"; filename=\"a.csv\"", "a;b\n", formOf: link)).Code);
        Assert.Equal(404, (await Upload(api, Link(api, order, revision: 2), "form-data; name=\"file\"; filename=\"a.csv\"", "a;b\n")).Code);
        Assert.Equal(404, (await Upload(api, Link(api, order, to: "else@wonka.example"), "form-data; name=\"file\"; filename=\"a.csv\"", "a;b\n")).Code);
        Assert.Equal(403, (await Upload(api, link, "form-data; name=\"file\"; filename=\"a.csv\"", "a;b\n", formOf: Link(api, order, to: "else@wonka.example"))).Code);
        Assert.Equal(before, api.Store.Commits);
    }

    [Theory]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    [InlineData("multipart/form-data; boundary=c", 400)]
    [InlineData("multipart/mixed; boundary=b", 415)]
    [InlineData("application/json", 415)]
    [InlineData("nonsense", 415)]
    public async Task A_broken_upload_is_told_and_changes_nothing(string media, int code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (_, link) = await Sent(api);
        var before = api.Store.Commits;

        var answer = await api.SendBytes(HttpMethod.Post, link, Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=\"decision\"\r\n\r\ninvoice\r\n"), media, "", "");

        Assert.Equal(code, answer.Code);
        Assert.StartsWith("text/html", answer.ContentType, StringComparison.Ordinal);
        Assert.Equal(before, api.Store.Commits);
    }

    [Fact]
    public async Task A_shipment_sent_again_under_its_key_is_one_shipment_and_a_stale_correction_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (order, _) = await Sent(api);
        var path = $"/api/v1/purchase-orders/{order}/shipments";
        const string body = """{"shipment":{"carrier":"DHL","arrival_date":"2026-05-14","items":[{"id":"1","quantity":4}]}}""";

        var first = await api.Send(HttpMethod.Post, path, body, headers: ("Idempotency-Key", "k1"));
        var again = await api.Send(HttpMethod.Post, path, body, headers: ("Idempotency-Key", "k1"));
        var stale = await api.Send(HttpMethod.Put, path + "/1", body, headers: ("If-Match", "\"1\""));

        Assert.Equal((201, 201, 412), (first.Code, again.Code, stale.Code));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, (await api.Get(path)).Json["meta"]!["total"]!.GetValue<int>());
        Assert.Equal("2026-05-14", (await api.Get($"/api/v1/purchase-orders/{order}")).Json["purchase-order"]!["expected_date"]!.GetValue<string>());
        Assert.Equal(404, (await api.Send(HttpMethod.Delete, path + "/7")).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Delete, path + "/1")).Code);
    }

    private static async Task<(string Order, string Link)> Sent(TestApi api)
    {
        var order = await api.CreateOrder();
        foreach (var command in new OrderCommand[] { new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send() })
            Assert.Empty((await api.Services.GetRequiredService<OrderBook>().Execute(new OrderRequest(new(TestApi.Account), OrderId.From(order), command, "test"), default)).Refusals);
        return (order, Link(api, order));
    }

    private static string Link(TestApi api, string order, int revision = 1, string to = "orders@wonka.example") =>
        "/supplier/" + api.Services.GetRequiredService<LinkTokens>().Sign(new LinkClaims(
            LinkPurpose.Supplier, new(TestApi.Account), OrderId.From(order), revision, 0, LinkClaims.FingerprintOf(to), TestApi.Start.AddDays(30)));

    private static Task<Answer> Upload(TestApi api, string link, string disposition, string content, string? formOf = null)
    {
        var form = api.Services.GetRequiredService<LinkTokens>().FormOf((formOf ?? link)["/supplier/".Length..]);
        var body = new StringBuilder();
        foreach (var (name, value) in new[] { ("form", form), ("decision", "invoice"), ("number", "INV-1"), ("date", "2026-05-20"), ("total", "84.00") })
            body.Append($"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.Append($"--b\r\nContent-Disposition: {disposition}\r\nContent-Type: application/octet-stream\r\n\r\n{content}\r\n--b--\r\n");
        return api.SendBytes(HttpMethod.Post, link, Encoding.UTF8.GetBytes(body.ToString()), "multipart/form-data; boundary=b", "", "");
    }
}
