using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

/// <summary>Whole orders replaced, items added and taken off, conditions and keys, over HTTP.</summary>
public sealed class EditTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task A_whole_order_that_is_put_replaces_the_one_there_is()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(3);
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"notes":"Ring","shipping_handling":5,"attn":"Bob","custom_fields":["a=b"]}}""");

        await api.Must(HttpMethod.Put, $"{Orders}/{id}", """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","reference":"PO-9","items":[{"id":"c1_2","replenishment":4},{"id":"c1_7","replenishment":1}]}}
            """);

        var order = await api.Order(id);
        Assert.Equal("PO-9", order["reference"]!.GetValue<string>());
        Assert.Equal((null, null, 0m), ((string?)order["notes"], (string?)order["attn"], order["shipping_handling"]!.GetValue<decimal>()));
        Assert.Equal("orders@wonka.example", order["email"]!.GetValue<string>());
        Assert.Equal(["c1_2", "c1_7"], order["items"]!.AsArray().Select(line => line!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_put_of_less_than_a_whole_order_changes_just_that()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(3);

        await api.Must(HttpMethod.Put, $"{Orders}/{id}", """{"purchase-order":{"items":[{"id":"c1_2","replenishment":4}]}}""");

        var order = await api.Order(id);
        Assert.Equal([10m, 4m, 10m], order["items"]!.AsArray().Select(line => line!["replenishment"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Items_are_added_changed_and_removed_in_one_call_or_not_at_all()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(3);

        var answer = await api.Must(HttpMethod.Patch, $"{Orders}/{id}", """
            {"purchase-order":{"items":[{"id":"c1_1","replenishment":7},{"id":"2","remove":true},{"id":"c1_8","replenishment":2}]}}
            """);
        var bad = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"items":[{"id":"c1_1","remove":true},{"id":"c1_9","remove":true}]}}""");

        Assert.Equal(["c1_1", "c1_3", "c1_8"], answer.Json["purchase-order"]!["items"]!.AsArray().Select(line => line!["id"]!.GetValue<string>()));
        Assert.Equal((400, "nothing_to_remove"), (bad.Code, bad.ErrorCode));
        Assert.Equal(3, (await api.Order(id))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"id":"c1_2","remove":true},{"id":"c1_2","replenishment":7}""")]
    [InlineData("""{"id":"c1_2","replenishment":7},{"id":"2","remove":true}""")]
    [InlineData("""{"id":"c1_2","replenishment":10},{"id":"2","replenishment":7}""")]
    [InlineData("""{"id":"c1_2","remove":true},{"id":"2","remove":true}""")]
    public async Task An_item_that_is_given_twice_is_refused_whatever_is_asked_of_it(string items)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(3);
        var before = await api.Order(id);

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", $$"""{"purchase-order":{"items":[{{items}}]} }""");

        Assert.Equal((400, "item_twice"), (answer.Code, answer.ErrorCode));
        Assert.Equal(["items[1].id"], answer.ErrorFields);
        Assert.Equal(before.ToJsonString(), (await api.Order(id)).ToJsonString());
    }

    [Fact]
    public async Task Items_have_calls_of_their_own_to_be_added_and_removed_by()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(1);

        var one = await api.Must(HttpMethod.Post, $"{Orders}/{id}/items", """{"item":{"id":"c1_5","replenishment":2}}""");
        var many = await api.Must(HttpMethod.Post, $"{Orders}/{id}/items", """{"items":[{"id":"c1_6","replenishment":2},{"id":"c1_7","replenishment":3}]}""");
        var twice = await api.Send(HttpMethod.Post, $"{Orders}/{id}/items", """{"items":[{"id":"c1_8","replenishment":2},{"id":"6","replenishment":3}]}""");
        var gone = await api.Must(HttpMethod.Delete, $"{Orders}/{id}/items/5");
        var missing = await api.Send(HttpMethod.Delete, $"{Orders}/{id}/items/c1_5");

        Assert.Equal((201, "c1_5", "\"2\""), (one.Code, one.Json["item"]!["id"]!.GetValue<string>(), one.Headers["ETag"]));
        Assert.Equal((201, 2), (many.Code, many.Json["items"]!.AsArray().Count));
        Assert.Equal((409, "item_exists"), (twice.Code, twice.ErrorCode));
        Assert.Equal("c1_5", gone.Json["item"]!["id"]!.GetValue<string>());
        Assert.Equal(404, missing.Code);
        Assert.Equal(["c1_1", "c1_6", "c1_7"], (await api.Order(id))["items"]!.AsArray().Select(line => line!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_last_item_and_one_that_has_arrived_stay()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var draft = await api.CreateOrder(1);
        var sent = await api.CreateSentOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{sent}/items", """{"items":[{"id":"c1_1","received":8}]}""");

        Assert.Equal((409, "no_items"), await Refused(api.Send(HttpMethod.Delete, $"{Orders}/{draft}/items/c1_1")));
        Assert.Equal((409, "item_received"), await Refused(api.Send(HttpMethod.Delete, $"{Orders}/{sent}/items/c1_1")));
        Assert.Equal((409, "ordered_below_received"), await Refused(api.Send(HttpMethod.Patch, $"{Orders}/{sent}/items/c1_1", """{"item":{"replenishment":7}}""")));
        Assert.Equal((409, "fixed_once_sent"), await Refused(api.Send(HttpMethod.Patch, $"{Orders}/{sent}", """{"purchase-order":{"warehouse":"w2"}}""")));
    }

    [Fact]
    public async Task A_duplicate_is_a_draft_of_its_own()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":3}]}""");

        var answer = await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/duplicate");

        var copy = answer.Json["purchase-order"]!;
        Assert.Equal((201, $"{Orders}/{copy["id"]}"), (answer.Code, answer.Headers["Location"]));
        Assert.Equal(("draft", "duplicate", id), (copy["stage"]!.GetValue<string>(), copy["origin"]!.GetValue<string>(), copy["duplicate_of"]!.GetValue<string>()));
        Assert.Equal((0m, null), (copy["total_received"]!.GetValue<decimal>(), copy["expected_date"]));
        Assert.Equal(84m, copy["total"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Scaling_raises_a_draft_in_proportion_to_a_number_of_units()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(2);
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}", """{"purchase-order":{"items":[{"id":"c1_1","uom_ordering":4},{"id":"c1_2","replenishment":30}]}}""");

        var scaled = await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/scale", """{"to":100}""");
        var again = await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/scale", """{"to":100}""");
        var sent = await api.Send(HttpMethod.Post, $"{Orders}/{await api.CreateSentOrder()}/actions/scale", """{"to":100}""");

        var ordered = scaled.Json["purchase-order"]!["items"]!.AsArray().Select(line => line!["replenishment"]!.GetValue<decimal>()).ToList();
        Assert.True(ordered.Sum() >= 100 && ordered[0] % 4 == 0 && ordered[0] >= 24 && ordered[1] >= 72);
        Assert.Equal(scaled.Json["purchase-order"]!["version"]!.GetValue<int>(), again.Json["purchase-order"]!["version"]!.GetValue<int>());
        Assert.Equal((409, "not_a_draft"), (sent.Code, sent.ErrorCode));
    }

    [Fact]
    public async Task The_timeline_tells_what_changed_from_what_to_what()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}", """
            {"purchase-order":{"shipment_method":"Air","items":[{"id":"c1_1","replenishment":12},{"id":"c1_2","remove":true},{"id":"c1_3","replenishment":1}]}}
            """);

        var events = (await api.Get($"{Orders}/{id}/timeline")).Json["events"]!.AsArray();

        Assert.Equal((2, 84m), (events[0]!["data"]!["items"]!.GetValue<int>(), events[0]!["data"]!["total"]!.GetValue<decimal>()));
        Assert.Equal("""{"revision":2,"changes":[{"field":"shipment_method","from":null,"to":"Air"}]}""", events[^2]!["data"]!.ToJsonString());
        Assert.Equal(
            """{"requester":{"actor":"api:owner"},"revision":3,"changes":[{"item":"c1_1","field":"replenishment","from":10,"to":12},{"item":"c1_3","field":"replenishment","from":null,"to":1},{"item":"c1_2","field":"replenishment","from":10,"to":null}]}""",
            events[^1]!["data"]!.ToJsonString());
    }

    private static async Task<(int Code, string? Reason)> Refused(Task<Answer> asked)
    {
        var answer = await asked;
        return (answer.Code, answer.ErrorCode);
    }
}
