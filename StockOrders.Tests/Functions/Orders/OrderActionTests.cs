using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class OrderActionTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task A_short_close_names_the_backorder_it_made()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder(1);
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":8}]}""");

        var answer = await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/close", """{"comment":"rest later","remainder":"backorder"}""");

        Assert.Equal("closed", answer.Json["purchase-order"]!["stage"]!.GetValue<string>());
        var backorder = await api.Order(answer.Json["backorder"]!.GetValue<string>());
        Assert.Equal(2m, backorder["total_ordered"]!.GetValue<decimal>());
        Assert.Equal(id, backorder["backorder_of"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_approver_lets_a_waiting_order_through()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"approval_limit":10,"approver_email":"boss@shop.example"}}""");
        var id = await api.CreateOrder(1, "OPEN");
        await api.Lifecycle(id, new OrderCommand.RouteForApproval());
        var writer = await api.AddKey(Scopes.Write | Scopes.Read);

        var refused = await api.Send(HttpMethod.Post, $"{Orders}/{id}/actions/approve", key: writer);
        var approved = await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/approve", """{"comment":"go on"}""");

        Assert.Equal(403, refused.Code);
        Assert.Equal("approved", approved.Json["purchase-order"]!["stage"]!.GetValue<string>());
        var step = (await api.Get($"{Orders}/{id}/approvals")).Json["approvals"]![0]!;
        Assert.Equal("approved", step["status"]!.GetValue<string>());
        Assert.Equal("boss@shop.example", step["approver"]!.GetValue<string>());
        Assert.Equal("go on", step["comment"]!.GetValue<string>());
        Assert.Equal("api:owner", step["decided_by"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("launch", null, 404)]
    [InlineData("close", """{"remainder":"keep"}""", 400)]
    [InlineData("close", """{"remainder":1}""", 400)]
    [InlineData("close", "{", 400)]
    [InlineData("close", null, 409)]
    [InlineData("approve", null, 409)]
    [InlineData("confirm", null, 409)]
    public async Task An_action_that_does_not_fit_is_refused(string action, string? body, int code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        Assert.Equal(code, (await api.Send(HttpMethod.Post, $"{Orders}/{id}/actions/{action}", body)).Code);
        Assert.Equal(1, (await api.Order(id))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_action_repeated_changes_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();
        await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/submit");
        var commits = api.Store.Commits;

        await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/submit");

        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task Many_orders_each_have_their_own_outcome()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var draft = await api.CreateOrder();
        var sent = await api.CreateSentOrder();

        var answer = await api.Must(HttpMethod.Post, $"{Orders}/actions", $$"""{"action":"submit","ids":["{{draft}}","{{sent}}","nope"]}""");

        Assert.Equal(["success", "success", "error"], answer.Json["outcomes"]!.AsArray().Select(outcome => outcome!["status"]!.GetValue<string>()));
        Assert.NotNull((await api.Order(draft))["submitted_at"]);
    }
}
