using System.Net;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>Orders that another system owns: changed there, and nowhere else.</summary>
public sealed class SyncTests
{
    [Fact]
    public async Task Order_that_a_connection_owns_is_changed_only_there()
    {
        await using var shop = await ConnectedShop.Open(owns: true);
        var order = await shop.Sent();
        await shop.Save(order);
        Assert.True((await shop.Order(order))["readonly"]!.GetValue<bool>());
        var before = (await shop.Order(order)).ToJsonString();

        foreach (var (path, body) in new[]
        {
            ("", """{"purchase-order":{"notes":"x"}}"""), ("/items", """{"items":[{"id":"c1_1","received":3}]}"""),
            ("/items/c1_1", """{"item":{"replenishment":12}}"""), ("", """{"purchase-order":{"status":"CLOSED"}}"""),
            ("", """{"purchase-order":{"status":"CANCELLED"}}"""),
        })
        {
            var (status, json) = await shop.Send("PATCH", $"purchase-orders/{order}{path}", body);
            Assert.Equal((HttpStatusCode.Conflict, "order_readonly"), (status, json["result"]!["code"]!.GetValue<string>()));
            Assert.Contains(ConnectedShop.Name, json["result"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        // What changes nothing is no edit: a program that writes back what it read is not refused.
        await shop.Must("PUT", $"purchase-orders/{order}", $$"""{"purchase-order":{{before}} }""");
        Assert.Equal(before, (await shop.Order(order)).ToJsonString());
    }

    [Fact]
    public async Task Changes_come_by_the_sync_once_however_often_they_are_pulled()
    {
        await using var shop = await ConnectedShop.Open(owns: true);
        var order = await shop.Sent();
        await shop.Save(order);
        shop.Side.Changes[""] = """{"purchase-orders":[{"id":"t410031","status":"open","expected_date":"2026-06-01","items":[{"id":"c1_1","received":4}]},{"id":"stranger"}],"next_cursor":"p2"}""";
        shop.Side.Changes["p2"] = """{"purchase-orders":[{"id":"t410031","items":[{"id":"c1_1","received":7}]}]}""";

        var first = await shop.Sync();
        var version = (await shop.Order(order))["version"]!.GetValue<int>();
        shop.Side.Changes[""] = """{"purchase-orders":[{"id":"t410031","expected_date":"2026-06-01","items":[{"id":"c1_1","received":7}]}]}""";
        var second = await shop.Sync();

        Assert.Equal(("success", 2, 2, 1), (first["status"]!.GetValue<string>(), first["pages"]!.GetValue<int>(), first["changed"]!.GetValue<int>(), first["unknown"]!.GetValue<int>()));
        Assert.Equal("stranger", first["unknown_orders"]![0]!.GetValue<string>());
        Assert.Equal((0, 1), (second["changed"]!.GetValue<int>(), second["unchanged"]!.GetValue<int>()));
        var now = await shop.Order(order);
        Assert.Equal(
            (version, "partially_received", 7m, "2026-06-01"),
            (now["version"]!.GetValue<int>(), now["status"]!.GetValue<string>(), now["total_received"]!.GetValue<decimal>(), now["expected_date"]!.GetValue<string>()));
        var events = (await shop.Must("GET", $"purchase-orders/{order}/timeline"))["events"]!.AsArray();
        Assert.All(events.Where(told => told!["type"]!.GetValue<string>() == "goods.received"), told => Assert.Equal("connection:" + ConnectedShop.Name, told!["actor"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Order_whose_change_cannot_be_is_left_whole_and_the_others_go_on()
    {
        await using var shop = await ConnectedShop.Open();
        var (one, other) = (await shop.Sent(), await shop.Sent());
        await shop.Save(one);
        await shop.Save(other);
        shop.Side.Changes[""] = """
            {"purchase-orders":[{"id":"t410031","expected_date":"2026-06-01","items":[{"id":"c1_1","received":11}]},{"id":"t410032","status":"closed"},
              {"id":"t410032","expected_date":"soon"},7]}
            """;

        var report = await shop.Sync();

        Assert.Equal((1, 2, 1), (report["changed"]!.GetValue<int>(), report["refused"]!.GetValue<int>(), report["unknown"]!.GetValue<int>()));
        Assert.Equal("received_over_ordered", report["refused_orders"]![0]!["code"]!.GetValue<string>());
        Assert.Null((await shop.Order(one))["expected_date"]);
        Assert.Equal("closed", (await shop.Order(other))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Sync_that_is_cut_short_goes_on_where_it_was()
    {
        await using var shop = await ConnectedShop.Open();
        await shop.Save(await shop.Sent());
        shop.Side.Changes[""] = """{"purchase-orders":[],"next_cursor":"p2"}""";
        shop.Side.Fails((_, ordinary) => ordinary()).Fails(503, times: 3);

        var cut = await shop.Sync();
        var rest = await shop.Sync();

        Assert.Equal(("error", "success"), (cut["status"]!.GetValue<string>(), rest["status"]!.GetValue<string>()));
        Assert.Equal(2, shop.Side.Calls.Where(call => call.Method == "GET").Select(call => call.Address).Distinct().Count());
        Assert.EndsWith("cursor=p2", shop.Side.Calls[^1].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_come_by_themselves_every_quarter_of_an_hour_and_only_where_something_was_saved()
    {
        await using var shop = await ConnectedShop.Open();
        var order = await shop.Sent();
        await shop.App.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(shop.Side.Calls);

        await shop.Save(order);
        shop.Side.Changes[""] = """{"purchase-orders":[{"id":"t410031","items":[{"id":"c1_1","received":4}]}]}""";
        await shop.App.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(4, (await shop.Order(order))["total_received"]!.GetValue<decimal>());
        Assert.Contains(shop.Side.Calls, call => call.Address.StartsWith("/purchase-orders?changed_since=2026-05-01T0", StringComparison.Ordinal) && call.IsSigned);
    }
}
