using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class ChangeOrderTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task What_is_sent_changes_and_the_rest_stays(string method)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(new HttpMethod(method), $"{Orders}/{id}", """{"purchase-order":{"notes":"two\nlines","expected_date":"2026-06-01"}}""");

        Assert.Equal(200, answer.Code);
        Assert.Equal($"Updated purchase-order {id}", answer.Json["result"]!["message"]!.GetValue<string>());
        var order = await api.Order(id);
        Assert.Equal("two\nlines", order["notes"]!.GetValue<string>());
        Assert.Equal("2026-06-01", order["expected_date"]!.GetValue<string>());
        Assert.Equal("PO-1", order["reference"]!.GetValue<string>());
        Assert.Equal(2, order["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_order_sent_back_as_it_was_read_changes_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        var read = await api.Get($"{Orders}/{id}");
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, $"{Orders}/{id}", read.Text);

        Assert.Equal(200, answer.Code);
        Assert.Null(answer.Json["result"]!["warnings"]);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task Header_lines_and_status_change_together()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(HttpMethod.Put, $"{Orders}/{id}", """
            {"purchase-order":{"reference":"PO-2","status":"OPEN","items":[{"id":"c1_1","replenishment":5},{"id":"c1_9","replenishment":3}]}}
            """);

        Assert.Equal(200, answer.Code);
        var order = await api.Order(id);
        Assert.Equal("PO-2", order["reference"]!.GetValue<string>());
        Assert.Equal([5m, 10m, 3m], order["items"]!.AsArray().Select(line => line!["replenishment"]!.GetValue<decimal>()));
        Assert.NotNull(order["submitted_at"]);
    }

    [Fact]
    public async Task A_part_that_is_refused_leaves_the_rest_undone()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(HttpMethod.Put, $"{Orders}/{id}", """{"purchase-order":{"reference":"PO-2","items":[{"id":"nope","replenishment":5}]}}""");

        Assert.Equal(400, answer.Code);
        Assert.Equal(["items[0].id"], answer.ErrorFields);
        Assert.Equal("PO-1", (await api.Order(id))["reference"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("CLOSED", "closed")]
    [InlineData("closed", "closed")]
    public async Task Status_closed_closes_an_order_that_was_sent(string status, string expected)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", $$"""{"purchase-order":{"status":"{{status}}",}, }""");

        Assert.Equal(200, answer.Code);
        Assert.Equal(expected, answer.Json["purchase-order"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("CANCELED")]
    public async Task Status_cancelled_cancels(string status)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(HttpMethod.Put, $"{Orders}/{id}", $$"""{"purchase-order":{"status":"{{status}}"} }""");

        Assert.Equal("cancelled", answer.Json["purchase-order"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("received", 400)]
    [InlineData("paid", 400)]
    [InlineData("draft", 200)]
    [InlineData("closed", 409)]
    public async Task A_status_that_is_no_command_is_refused_with_the_reason(string status, int code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", $$"""{"purchase-order":{"status":"{{status}}"} }""");

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task An_edit_decided_on_an_old_version_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"notes":"first"}}""");

        var stale = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"notes":"second"}}""", headers: ("If-Match", "\"1\""));
        var fresh = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"notes":"second"}}""", headers: ("If-Match", "\"2\""));

        Assert.Equal((412, 200), (stale.Code, fresh.Code));
    }

    [Fact]
    public async Task A_draft_can_be_deleted_and_leaves_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answer = await api.Send(HttpMethod.Delete, $"{Orders}/{id}");

        Assert.Equal(200, answer.Code);
        Assert.Equal(404, (await api.Get($"{Orders}/{id}")).Code);
        Assert.Equal(404, (await api.Get($"{Orders}/{id}/timeline")).Code);
        Assert.Equal(0, (await api.Get(Orders)).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_order_that_was_submitted_is_not_deleted()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(status: "OPEN");

        Assert.Equal(409, (await api.Send(HttpMethod.Delete, $"{Orders}/{id}")).Code);
        Assert.Equal(200, (await api.Get($"{Orders}/{id}")).Code);
    }

    [Fact]
    public async Task Parallel_edits_are_never_lost()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(10);

        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => api.Send(
            HttpMethod.Patch, $"{Orders}/{id}/items/c1_{number}", $$"""{"item":{"replenishment":{{number}} } }""")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Code));
        Assert.Equal(55m, (await api.Order(id))["total_ordered"]!.GetValue<decimal>());
    }

    // An order that was given to another vendor kept the first one's address: it was mailed to a supplier who had no part in it.
    [Fact]
    public async Task An_order_that_goes_to_another_vendor_goes_to_their_address()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Slugworth","email":"po@slugworth.example","currency":"GBP"}}""");
        var id = await api.CreateOrder();
        var whole = await api.Order(id);
        whole["vendor"] = "vendor_2";

        var put = await api.Send(HttpMethod.Put, $"/api/v1/purchase-orders/{id}", $$"""{"purchase-order":{{whole.ToJsonString()}}}""");
        var back = await api.Send(HttpMethod.Patch, $"/api/v1/purchase-orders/{id}", """{"purchase-order":{"vendor":"vendor_1","email":"new@wonka.example"}}""");

        Assert.Equal("po@slugworth.example", put.Json["purchase-order"]!["email"]!.GetValue<string>());
        Assert.Equal("new@wonka.example", back.Json["purchase-order"]!["email"]!.GetValue<string>());
    }
}
