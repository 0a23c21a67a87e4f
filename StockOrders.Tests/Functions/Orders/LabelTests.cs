using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class LabelTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task A_label_of_the_accounts_own_is_kept_and_moves_nothing_by_itself()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"status_labels":{"waiting to ship":"open","paid":"closed"}}}""");
        var (sent, draft) = (await api.CreateSentOrder(), await api.CreateOrder());

        var labelled = await api.Must(HttpMethod.Patch, $"{Orders}/{sent}", """{"purchase-order":{"status":"Waiting to ship"}}""");
        var refused = await api.Send(HttpMethod.Patch, $"{Orders}/{draft}", """{"purchase-order":{"status":"paid"}}""");
        var submitted = await api.Must(HttpMethod.Patch, $"{Orders}/{draft}", """{"purchase-order":{"status":"waiting to ship"}}""");
        var found = await api.Get($"{Orders}?status_label=waiting%20to%20ship");
        var byStatus = await api.Get($"{Orders}?status=Waiting%20to%20ship");
        var amongOpen = await api.Get($"{Orders}?status=ACTIVE");
        var back = await api.Send(HttpMethod.Put, $"{Orders}/{sent}", (await api.Get($"{Orders}/{sent}")).Text);
        await api.Must(HttpMethod.Patch, $"{Orders}/{sent}/items", """{"items":[{"id":"c1_1","received":3}]}""");

        var born = await api.Must(HttpMethod.Post, Orders, TestApi.OrderBody(1, "Waiting to ship"));
        Assert.NotNull(born.Json["purchase-order"]!["submitted_at"]);
        Assert.Equal(400, (await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(1, "paid"))).Code);
        Assert.Equal(("open", "waiting to ship"), (labelled.Json["purchase-order"]!["status"]!.GetValue<string>(), labelled.Json["purchase-order"]!["status_label"]!.GetValue<string>()));
        Assert.Equal((409, "never_sent"), (refused.Code, refused.ErrorCode));
        Assert.NotNull(submitted.Json["purchase-order"]!["submitted_at"]);
        Assert.Null(submitted.Json["purchase-order"]!["status_label"]);
        foreach (var list in new[] { found, byStatus, amongOpen })
        {
            Assert.Equal([sent], list.Json["purchase-orders"]!.AsArray().Select(order => order!["id"]!.GetValue<string>()));
        }

        Assert.Equal("waiting to ship", back.Json["purchase-order"]!["status_label"]!.GetValue<string>());
        Assert.Null((await api.Order(sent))["status_label"]);
    }

    [Theory]
    [InlineData("""{"open":"draft"}""")]
    [InlineData("""{"paid":"nowhere"}""")]
    [InlineData("""{"":"open"}""")]
    [InlineData("""{"paid":"closed","PAID":"open"}""")]
    [InlineData("""{"paid":1}""")]
    public async Task A_label_that_stands_for_nothing_or_for_itself_is_refused(string labels)
    {
        await using var api = await TestApi.Run();
        Assert.Equal(400, (await api.Send(HttpMethod.Put, "/api/v1/settings", $$"""{"settings":{"status_labels":{{labels}} } }""")).Code);
    }
}
