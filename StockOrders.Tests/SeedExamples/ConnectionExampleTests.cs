using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections;
using StockOrders.Tests.Functions.Connections;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.SeedExamples;

/// <summary>The page's examples of orders that another system, here a server of this test's, knows of.</summary>
public sealed class ConnectionExampleTests
{
    [Fact]
    public async Task An_order_is_saved_into_a_connection_whose_name_has_a_dot()
    {
        const string Order = "5a8321b33e7859f568a5d180";
        const string Connection = "QuickBooksCommerce.30636";
        await using var side = await OtherSide.Open();
        side.Saved = _ => """{"id":815902,"reference":"PO0043"}""";
        await using var api = await Open();
        await SeedOrders.Make(api, Order, Line("c20_123", 20));
        await Connect(api, Connection, side.Url);
        var example = PrintedExample.Read("save-into-connection");

        var answer = (await api.Must(example.Method, example.Path, example.Body)).Json;

        Assert.Empty(example.Missing(answer, Ours.Connection(Connection), Ours.Message($"Updated purchase-order {Order} connection {Connection}")));
        Assert.Equal(Order, (string?)Assert.Single(side.Orders).Value["purchase-order"]!["id"]);
    }

    [Fact]
    public async Task Stock_that_can_be_pushed_is_listed()
    {
        await using var keeper = await Keeper();
        await using var api = await Received(keeper);
        var example = PrintedExample.Read("stock-update-list");

        var answer = (await api.Must(example.Method, example.Path)).Json;

        Assert.Empty(example.Missing(answer));
        Assert.Equal(2, answer["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Stock_is_pushed_and_the_line_that_the_connection_refused_says_so()
    {
        await using var keeper = await Keeper();
        await using var api = await Received(keeper);
        var example = PrintedExample.Read("stock-update-push");
        keeper.BeforePush = _ =>
        {
            keeper.Stock["456"] = 7;
            return Task.FromResult(false);
        };

        var answer = (await api.Must(example.Method, example.Path, example.Body)).Json;

        Assert.Empty(example.Missing(answer));
        Assert.Equal((10m, 7m), (keeper.Stock["123"], keeper.Stock["456"]));
    }

    private static async Task<StockKeeper> Keeper()
    {
        var keeper = await StockKeeper.Open();
        (keeper.Stock["123"], keeper.Stock["456"]) = (0, 1);
        return keeper;
    }

    /// <summary>The page's order, of which ten and five have come.</summary>
    private static async Task<TestApi> Received(StockKeeper keeper)
    {
        const string Order = "5c9deeb5178a3816620d8362";
        var api = await Open();
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/13434355", """{"warehouse":{"display_name":"Destination"}}""");
        await api.Must(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"123"},{"id":"456"}]}""");
        await Connect(api, "shop", keeper.Url);
        await SeedOrders.Make(api, Order, "13434355", Line("123", 10), Line("456", 10));
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{Order}/items", """{"items":[{"id":123,"received":10},{"id":456,"received":5}]}""");
        return api;
    }

    private static Task<TestApi> Open() =>
        TestApi.RunWithCatalogue(services: services => services.RemoveAll<WireTimes>().AddSingleton(StandingNetwork.Times()));

    private static Task<Answer> Connect(TestApi api, string name, string url) => api.Must(
        HttpMethod.Put, $"/api/v1/connections/{name}", $$$"""{"connection":{"type":"http","url":"{{{url}}}","secret":"{{{OtherSide.Secret}}}"}}""");

    private static OrderLine Line(string variant, decimal ordered) => new() { Variant = new VariantId(variant), Ordered = ordered, CostPrice = 1 };
}
