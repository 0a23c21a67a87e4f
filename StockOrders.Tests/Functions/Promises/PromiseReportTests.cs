using System.Text.Json.Nodes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Promises;

public sealed class PromiseReportTests
{
    private const string Report = "/api/v1/reports/available-to-promise";

    [Fact]
    public async Task What_is_there_what_comes_and_what_leaves_make_what_can_be_promised_day_by_day()
    {
        await using var api = await Stocked();
        await Order(api, """{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-04","items":[{"id":"c1_1","replenishment":50}]}""", sent: true);
        await Order(api, """{"status":"OPEN","source_warehouse":"w1","warehouse":"w2","shipment_date":"2026-05-03","expected_date":"2026-05-05","items":[{"id":"c1_1","replenishment":40}]}""", sent: true);

        var report = (await api.Get(Report + "?days=5")).Json;

        var (w1, w2) = (report[Plural]![0]!, report[Plural]![1]!);
        Assert.Equal((100m, 30m, 50m, 40m, 30m), (Number(w1, "on_hand"), Number(w1, "reserved"), Number(w1, "incoming"), Number(w1, "outgoing"), Number(w1, "available")));
        Assert.Equal([30m, 30m, 30m, 80m, 80m], Cumulative(w1));
        Assert.Equal([0m, 0m, 0m, 0m, 40m], Cumulative(w2));
        Assert.Equal("2026-05-01", w1["days"]![0]!["date"]!.GetValue<string>());
        Assert.Equal(2, report["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Goods_that_nobody_was_told_to_send_or_says_no_day_for_or_that_are_late_are_shown_and_not_promised()
    {
        await using var api = await Stocked();
        await Order(api, """{"status":"draft","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-04","items":[{"id":"c1_1","replenishment":7}]}""");
        await Order(api, """{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-02","items":[{"id":"c1_1","replenishment":6}]}""", sent: true);
        await Order(api, """{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","expected_date":null,"items":[{"id":"c1_1","replenishment":5}]}""", sent: true);

        await api.Advance(TimeSpan.FromDays(4));

        var line = (await api.Get(Report)).Json[Plural]![0]!;
        Assert.Equal(70m, Number(line, "available"));
        Assert.Equal(28, line["days"]!.AsArray().Count);
        Assert.Equal(70m, Cumulative(line)[^1]);
        Assert.Equal((7m, 11m), (Number(line, "not_sent"), Number(line, "overdue") + Number(line, "undated")));
    }

    [Fact]
    public async Task An_order_is_promised_from_the_moment_it_is_sent_until_its_goods_are_there()
    {
        await using var api = await Stocked();
        var order = await Order(api, """{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-04","items":[{"id":"c1_1","replenishment":50}]}""");
        var before = (await api.Get(Report)).Json[Plural]![0]!;
        await Send(api, order);
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","received":20}]}""");

        var after = (await api.Get(Report)).Json[Plural]![0]!;

        Assert.Equal((50m, 0m, 70m), (Number(before, "not_sent"), Number(before, "incoming"), Cumulative(before)[^1]));
        Assert.Equal((0m, 30m, 100m), (Number(after, "not_sent"), Number(after, "incoming"), Cumulative(after)[^1]));
    }

    [Fact]
    public async Task A_file_has_a_line_for_each_day_and_its_cells_are_defused()
    {
        await using var api = await Stocked();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"title":"=1+1","sku":"@S"}}""");

        var file = await api.Send(HttpMethod.Get, Report + "?days=2&fields=variant,title,sku,available,date,cumulative", headers: ("Accept", "text/csv"));
        var page = await api.Get(Report + "?days=2&format=csv&limit=1&fields=variant");

        Assert.Equal("text/csv; charset=utf-8", file.ContentType);
        Assert.Equal(
            "variant,sku,title,available,date,cumulative\r\nc1_1,'@S,'=1+1,70,2026-05-01,70\r\nc1_1,'@S,'=1+1,70,2026-05-02,70\r\n",
            file.Text);
        Assert.Equal("variant\r\nc1_1\r\nc1_1\r\n", page.Text);
    }

    [Fact]
    public async Task Pages_are_walked_by_cursors_and_filtered_by_variant_and_warehouse()
    {
        await using var api = await Stocked();
        foreach (var number in Enumerable.Range(2, 6))
        {
            await api.Must(HttpMethod.Put, $"/api/v1/variants/c1_{number}", $$"""{"variant":{"warehouse":[{"warehouse":"w1","in_stock":{{number}}},{"warehouse":"w2","in_stock":1}]} }""");
        }

        var walked = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = (await api.Get($"{Report}?days=1&limit=4{next}")).Json;
            Assert.Equal(13, page["meta"]!["total"]!.GetValue<int>());
            walked.AddRange(page[Plural]!.AsArray().Select(line => $"{line!["variant"]}/{line["warehouse"]}"));
            next = page["meta"]!["next_cursor"] is { } cursor ? "&cursor=" + cursor : null!;
        }

        Assert.Equal([.. Enumerable.Range(1, 7).SelectMany(number => number == 1 ? new[] { "c1_1/w1" } : [$"c1_{number}/w1", $"c1_{number}/w2"])], walked);
        Assert.Equal(["w1", "w2"], (await api.Get(Report + "?variant=c1_3")).Json[Plural]!.AsArray().Select(line => line!["warehouse"]!.GetValue<string>()));
        Assert.Single((await api.Get(Report + "?variant=c1_3&warehouse=w2&available_gt=0")).Json[Plural]!.AsArray());
        Assert.Equal(2, (await api.Get(Report + "?warehouse=w1&on_hand_gte=7&on_hand_sort=desc")).Json["meta"]!["total"]!.GetValue<int>());
        Assert.Empty((await api.Get(Report + "?variant=none")).Json[Plural]!.AsArray());
    }

    // Components that open assemblies will take were promised to customers a second time.
    [Fact]
    public async Task An_open_assembly_takes_its_components_from_its_day_on_and_what_it_makes_comes_in()
    {
        await using var api = await Stocked();
        await Order(api, """{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-04","items":[{"id":"c1_1","replenishment":20}]}""", sent: true);
        var assembly = await Order(
            api,
            """
            {"type":"assembly","status":"OPEN","source_warehouse":"w1","warehouse":"w2","shipment_date":"2026-05-03","expected_date":"2026-05-05",
             "items":[{"id":"c1_2","replenishment":10,"components":[{"id":"c1_1","quantity":3},{"id":"c1_3","quantity":0.5}]},
                      {"id":"c1_4","replenishment":5,"components":[{"id":"c1_1","quantity":4}]}]}
            """,
            sent: true);

        var report = (await api.Get(Report + "?days=6")).Json[Plural]!.AsArray();
        var part = report.Single(line => (string)line!["variant"]! == "c1_1")!;
        var made = report.Single(line => (string)line!["variant"]! == "c1_2")!;
        Assert.Equal((50m, "2026-05-03"), (Number(part, "outgoing"), (string)part["days"]!.AsArray().Single(day => day!["outgoing"]!.GetValue<decimal>() > 0)!["date"]!));
        Assert.Equal([20m, 20m, 20m, 40m, 40m, 40m], Cumulative(part));
        Assert.Equal(("w2", 10m), ((string)made["warehouse"]!, Number(made, "incoming")));
        Assert.Equal([0m, 0m, 0m, 0m, 10m, 10m], Cumulative(made));
        Assert.Equal(5m, Number(report.Single(line => (string)line!["variant"]! == "c1_3")!, "outgoing"));
        Assert.All(report, line => Assert.Equal(ByHand(line!), Cumulative(line!)));

        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{assembly}/items", """{"items":[{"id":"c1_2","received":4}]}""");
        Assert.Equal(38m, Number((await api.Get(Report + "?variant=c1_1")).Json[Plural]![0]!, "outgoing"));
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{assembly}", """{"purchase-order":{"status":"CLOSED"}}""");
        Assert.Equal(0m, Number((await api.Get(Report + "?variant=c1_1")).Json[Plural]![0]!, "outgoing"));
    }

    // An assembly that was open when components began to count took none until it was next changed.
    [Fact]
    public async Task An_assembly_stored_before_components_counted_takes_them_too()
    {
        await using var api = await Stocked();
        var id = await Order(
            api,
            """
            {"type":"assembly","status":"OPEN","source_warehouse":"w1","warehouse":"w2","expected_date":"2026-05-05",
             "items":[{"id":"c1_2","replenishment":10,"components":[{"id":"c1_1","quantity":3}]}]}
            """,
            sent: true);
        var row = new StoreKey(OrderRows.Partition(new AccountId(TestApi.Account)), OrderRows.OnOrder(OrderId.From(id)));
        var stored = Packed.To<OnOrderRow>((await api.Store.Read(row, default))!);
        Assert.NotNull(stored.Parts);
        await api.Store.Commit(row.Partition, [RowChange.Put(row.Row, Packed.From(stored with { Parts = null }))], default);

        var reads = api.Store.Reads;
        Assert.Equal(30m, Number((await api.Get(Report + "?variant=c1_1")).Json[Plural]![0]!, "outgoing"));
        var withOld = api.Store.Reads - reads;

        await api.Store.Commit(row.Partition, [RowChange.Put(row.Row, Packed.From(stored))], default);
        reads = api.Store.Reads;
        await api.Get(Report + "?variant=c1_1");
        Assert.Equal(withOld - 1, api.Store.Reads - reads);
    }

    /// <summary>One variant costs one read, however many there are.</summary>
    [Fact]
    public async Task One_variant_is_read_alone()
    {
        await using var api = await Stocked();
        await api.Get(Report + "?variant=c1_1");
        var (reads, lists) = (api.Store.Reads, api.Store.Lists);

        await api.Get(Report + "?variant=c1_1");

        Assert.Equal((1, 1), (api.Store.Reads - reads, api.Store.Lists - lists));
    }

    [Theory]
    [InlineData("?days=0", "days")]
    [InlineData("?days=366", "days")]
    [InlineData("?days=soon", "days")]
    [InlineData("?days=1.5", "days")]
    [InlineData("?days=1&days=2", "days")]
    [InlineData("?format=xlsx", "format")]
    [InlineData("?colour=red", "colour")]
    [InlineData("?on_hand=many", "on_hand")]
    public async Task What_cannot_be_reported_is_refused_with_the_parameter(string query, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Get(Report + query);

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
    }

    private const string Plural = "available-to-promise";

    private static async Task<TestApi> Stocked()
    {
        var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":100,"reserved":30}}""");
        return api;
    }

    private static async Task<string> Order(TestApi api, string order, bool sent = false)
    {
        var made = await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", $$"""{"purchase-order":{{order}}}""");
        var id = made.Json["purchase-order"]!["id"]!.GetValue<string>();
        if (sent)
        {
            await Send(api, id);
        }

        return id;
    }

    private static async Task Send(TestApi api, string order)
    {
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.Send());
    }

    /// <summary>max(0, the least from that day on of on hand − reserved + what came until then − what left until then), from the answer alone.</summary>
    private static decimal[] ByHand(JsonNode line)
    {
        var left = Number(line, "on_hand") - Number(line, "reserved");
        decimal[] ends = [.. line["days"]!.AsArray().Select(day => left += Number(day!, "incoming") - Number(day!, "outgoing"))];
        return [.. ends.Select((_, day) => Math.Max(0, ends[day..].Min()))];
    }

    private static decimal Number(JsonNode line, string member) => line[member]!.GetValue<decimal>();

    private static decimal[] Cumulative(JsonNode line) => [.. line["days"]!.AsArray().Select(day => day!["cumulative"]!.GetValue<decimal>())];
}
