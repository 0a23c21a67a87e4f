using System.Text.Json.Nodes;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.SeedExamples;

/// <summary>
/// Every example of the Stock Orders API's page, sent as printed and compared with the printed answer member by member, but for what
/// <see cref="Ours"/> names.
/// </summary>
public sealed class SeedExampleTests
{
    private const string Received = "5a8321b33e7859f568a5d180";

    [Fact]
    public async Task A_vendor_is_assigned_to_a_variant()
    {
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/mysupplier", """{"vendor":{"name":"My supplier"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/1", """{"variant":{"vendors":[{"vendor":"mysupplier","cost_price":1,"vendor_name":"N"}]}}""");
        var example = PrintedExample.Read("assign-variant-vendor");

        var answer = await Sent(api, example);
        var removed = await api.Send(HttpMethod.Delete, example.Path);

        Assert.Empty(example.Missing(answer));
        Assert.Equal(200, removed.Code);
    }

    [Fact]
    public async Task An_assembly_order_is_made_of_its_components()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var order = (await Sent(api, PrintedExample.Read("create-assembly")))["purchase-order"]!;

        Assert.Equal(("assembly", "draft", "MY_AO_20", "2018-03-15"), (Text(order, "type"), Text(order, "status"), Text(order, "reference"), Text(order, "expected_date")));
        var parts = order["items"]![0]!["components"]!.AsArray();
        Assert.Equal(["c1_2 1 C-1 Table top", "c1_3 4 C-2 Table leg"], parts.Select(part => $"{part!["id"]} {part["quantity"]} {part["sku"]} {part["title"]}"));
    }

    [Fact]
    public async Task Received_totals_of_two_lines_are_updated()
    {
        await using var api = await WithSentOrder(Line("c20_123", 10), Line("c20_124", 20));
        var example = PrintedExample.Read("receive-lines");

        Assert.Empty(example.Missing(await Sent(api, example)));
    }

    [Fact]
    public async Task The_flag_among_the_items_is_understood()
    {
        await using var api = await WithSentOrder(Line("c20_123", 10), Line("c20_124", 20));

        var answer = await Sent(api, PrintedExample.Read("receive-lines-and-recalculate"));

        Assert.Equal(("c20_123", 3), (Text(answer["items"]![0]!, "id"), answer["items"]![0]!["received"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_received_total_of_one_line_is_updated_by_its_bare_id()
    {
        await using var api = await WithSentOrder(Line("c20_123", 20));
        var example = PrintedExample.Read("receive-one-line");

        Assert.Empty(example.Missing(
            await Sent(api, example),
            Ours.FullItemId("c20_123"),
            Ours.ItemMessage("1", "c20_123")));
    }

    [Fact]
    public async Task An_order_is_closed_by_its_status()
    {
        await using var api = await WithSentOrder(Line("c20_123", 20));
        var example = PrintedExample.Read("close");

        Assert.Empty(example.Missing(await Sent(api, example), Ours.Status("closed"), Ours.OrderId(Received), Ours.Message($"Updated purchase-order {Received}")));
    }

    private static async Task<TestApi> WithSentOrder(params OrderLine[] lines)
    {
        var api = await TestApi.RunWithCatalogue();
        await SeedOrders.Make(api, Received, lines);
        return api;
    }

    private static OrderLine Line(string variant, decimal ordered) => new() { Variant = new VariantId(variant), Ordered = ordered, CostPrice = 1 };

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static async Task<JsonNode> Sent(TestApi api, PrintedExample example) => (await api.Must(example.Method, example.Path, example.Body)).Json;
}
