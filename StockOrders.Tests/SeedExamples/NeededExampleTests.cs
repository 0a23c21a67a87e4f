using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Connections;
using StockOrders.Tests.Functions.Connections;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.Orders;

namespace StockOrders.Tests.SeedExamples;

/// <summary>The page's examples of orders that are made of what is needed, on stock that makes it so.</summary>
public sealed class NeededExampleTests
{
    [Fact]
    public async Task An_order_is_made_of_what_is_needed_of_a_vendor()
    {
        await using var api = await NeededShop.Open();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"name":"Wonka Candy (DEMO)"}}""");
        var example = PrintedExample.Read("create-from-filter");

        var answer = (await api.Must(example.Method, example.Path, example.Body)).Json;

        var id = (string)answer["purchase-order"]!["id"]!;
        Assert.Empty(example.Missing(answer, Ours.Vendor("vendor_1"), Ours.OrderId(id), Ours.Message($"Created purchase-order {id}")));
        Assert.Equal("Wonka Candy (DEMO)", (string?)answer["purchase-order"]!["vendor_display_name"]);
        Assert.Equal("MY_PO_20", (string?)answer["purchase-order"]!["reference"]);
        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(answer["purchase-order"]!));
    }

    [Fact]
    public async Task A_transfer_is_made_of_what_is_needed_and_saved_into_a_connection_at_once()
    {
        await using var side = await OtherSide.Open();
        side.Saved = _ => """{"id":"t410034","reference":"ST0021"}""";
        await using var api = await TestApi.RunWithCatalogue(services: services => services.RemoveAll<WireTimes>().AddSingleton(side.Network));
        await NeededShop.Needs(api, "c1_1", 4, warehouse: "w2");
        await NeededShop.Needs(api, "c1_2", 3, warehouse: "w2");
        await NeededShop.Needs(api, "c1_1", 4, inStock: 100);
        await NeededShop.Needs(api, "c1_2", 3, inStock: 100);
        await api.Must(HttpMethod.Put, $"/api/v1/connections/{ConnectedShop.Name}", $$$"""{"connection":{"type":"http","url":"{{{side.Url}}}","secret":"{{{OtherSide.Secret}}}"}}""");
        var example = PrintedExample.Read("create-transfer-into-connection");

        var answer = (await api.Must(example.Method, example.Path, example.Body)).Json;

        var id = (string)answer["purchase-order"]!["id"]!;
        Assert.Empty(example.Missing(answer, Ours.Status("draft"), Ours.OrderId(id), Ours.Message($"Created purchase-order {id}")));
        Assert.Equal(("transfer", "c1_1 4 at 0"), ((string?)answer["purchase-order"]!["type"], Assert.Single(NeededShop.Lines(answer["purchase-order"]!))));
        Assert.Equal(id, (string?)Assert.Single(side.Orders).Value["purchase-order"]!["id"]);
    }
}
