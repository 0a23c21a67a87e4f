using System.Text.Json.Nodes;
using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

public sealed class KeptAsideTests
{
    private const string List = "/api/v1/sales/kept-aside";

    [Fact]
    public async Task Sales_of_a_variant_that_there_is_not_are_told_listed_and_count_when_it_appears()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var sent = await api.Must(HttpMethod.Post, "/api/v1/sales", """
            {"sales":[{"id":"a","variant":"new_1","warehouse":"w1","date":"2026-04-30","quantity":20},
              {"id":"b","variant":"new_1","warehouse":"w2","date":"2026-04-02","quantity":-3},{"id":"c","variant":"c1_1","warehouse":"w1","date":"2026-04-30","quantity":1}]}
            """);
        var waiting = (JsonObject)Assert.Single((JsonArray)(await api.Get(List)).Json["kept-aside"]!)!;
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"title":"New"}}""");

        Assert.Equal(
            ["kept_aside unknown_variant", "kept_aside unknown_variant", "success "],
            sent.Json["sales"]!.AsArray().Select(line => $"{line!["status"]} {line["code"]}"));
        Assert.Equal("new_1 2 17 2026-04-02 2026-04-30", string.Join(' ', new[] { "variant", "lines", "quantity", "first_date", "last_date" }.Select(name => waiting[name]!.ToString())));
        Assert.Empty((JsonArray)(await api.Get(List)).Json["kept-aside"]!);
        Assert.Equal((20m, -3m), (await api.Sold("new_1"), await api.Sold("new_1", "w2")));
        await api.Record(Sale("a", "new_1", 21), Sale("b", "new_1", -3, 29, "w2"));
        Assert.Equal((21m, -3m), (await api.Sold("new_1"), await api.Sold("new_1", "w2")));
    }

    [Theory]
    [InlineData("""{"variants":[{"id":"new_1"},{"id":"new_2","components":[{"variant":"c1_1","quantity":2}]}]}""", "application/json")]
    [InlineData("id;title\nnew_1;One\nnew_2;Two\n", "text/csv")]
    public async Task Variants_may_appear_in_any_way(string body, string media)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 2), Sale("b", "new_2", 3), Sale("c", "new_3", 4));

        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/variants", System.Text.Encoding.UTF8.GetBytes(body), media);

        Assert.Equal(200, answer.Code);
        Assert.Equal("new_3", (string?)Assert.Single((JsonArray)(await api.Get(List)).Json["kept-aside"]!)!["id"]);
        Assert.Equal(media == "text/csv" ? 0m : 6m, await api.Sold("c1_1"));
    }

    [Fact]
    public async Task What_waited_for_a_bundle_is_passed_on_and_taken_off_again_by_a_correction()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_1", 1, daysAgo: 4));
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"components":[{"variant":"c1_1","quantity":3}]}}""");
        Assert.Equal((15m, 3m), (await api.SoldOn("c1_1", 1), await api.SoldOn("c1_1", 4)));

        await api.Record(Sale("a", "new_1", 2), Sale("b", "c1_9", 1, daysAgo: 4));

        Assert.Equal((6m, 0m, 2m), (await api.SoldOn("c1_1", 1), await api.SoldOn("c1_1", 4), await api.Sold("new_1")));
    }

    // A line that was dropped and sent again was answered as if it counted, and never did.
    [Fact]
    public async Task A_line_that_was_dropped_waits_again_when_it_is_sent_again_and_counts_when_its_variant_appears()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Sales = """{"sales":[{"id":"a","variant":"new_1","warehouse":"w1","date":"2026-04-30","quantity":5},{"id":"b","variant":"new_1","warehouse":"w1","date":"2026-04-29","quantity":7}]}""";
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sales);
        await api.Must(HttpMethod.Delete, List + "/new_1");

        var sent = await api.Must(HttpMethod.Post, "/api/v1/sales", Sales);
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sales);

        Assert.Equal(["kept_aside", "kept_aside"], sent.Json["sales"]!.AsArray().Select(line => (string?)line!["status"]));
        Assert.Equal("2 12", string.Join(' ', (await api.Get(List)).Json["kept-aside"]!.AsArray().Select(waiting => $"{waiting!["lines"]} {waiting["quantity"]}")));
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"components":[{"variant":"c1_1","quantity":2}]}}""");
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sales);
        Assert.Equal((12m, 24m), (await api.Sold("new_1"), await api.Sold("c1_1")));
    }

    [Fact]
    public async Task A_line_that_was_dropped_counts_when_it_is_sent_again_and_its_variant_is_there_by_then()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_1", 7), Sale("c", "new_1", 1, warehouse: "w2"));
        await api.Must(HttpMethod.Delete, List + "/new_1");
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"title":"New"}}""");

        var recorded = await api.Record(Sale("a", "new_1", 5), Sale("c", "new_1", 1, warehouse: "w2"));
        var again = await api.Record(Sale("a", "new_1", 5), Sale("c", "new_1", 1, warehouse: "w2"));

        Assert.Equal((0, 2, 0), (recorded.Added, recorded.Corrected, recorded.Standing));
        Assert.Equal((0, 0, 2), (again.Added, again.Corrected, again.Standing));
        Assert.Equal((5m, 1m), (await api.Sold("new_1"), await api.Sold("new_1", "w2")));
    }

    [Fact]
    public async Task What_is_dropped_does_not_count_until_it_is_sent_again_and_a_correction_of_it_counts_whole()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_1", 7));

        var dropped = await api.Must(HttpMethod.Delete, List + "/new_1");
        var again = await api.Send(HttpMethod.Delete, List + "/new_1");
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_1", 6), Sale("c", "new_1", 1));

        Assert.Equal((2, 404), ((int)dropped.Json["kept-aside"]!["lines"]!, again.Code));
        Assert.Equal(12m, await api.Sold("new_1"));
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"title":"New"}}""");
        Assert.Equal(12m, await api.Sold("new_1"));
    }

    [Fact]
    public async Task A_correction_takes_a_line_out_of_what_waits()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_1", 7));

        await api.Record(Sale("a", "c1_1", 5), Sale("b", "new_1", 8));

        Assert.Equal("1 8", string.Join(' ', (await api.Get(List)).Json["kept-aside"]!.AsArray().Select(waiting => $"{waiting!["lines"]} {waiting["quantity"]}")));
        await api.Record(Sale("b", "c1_1", 8));
        Assert.Empty((JsonArray)(await api.Get(List)).Json["kept-aside"]!);
    }

    [Fact]
    public async Task Senders_and_the_variant_that_appears_meanwhile_leave_nothing_waiting()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var sending = Enumerable.Range(0, 20).Select(number => Task.Run(() => api.Record(Sale($"a{number}", "new_1", 1))));
        await Task.WhenAll([.. sending, Task.Run(() => api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"components":[{"variant":"c1_1","quantity":2}]}}"""))]);

        Assert.Empty((JsonArray)(await api.Get(List)).Json["kept-aside"]!);
        Assert.Equal((20m, 40m), (await api.Sold("new_1"), await api.Sold("c1_1")));
    }

    [Fact]
    public async Task What_a_call_that_died_left_waiting_counts_by_the_night()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5));
        await api.Get<StockOrders.Functions.Catalogue.CatalogueBook>().Save(
            Account,
            [StockOrders.Functions.Storage.RowChange.Insert("variant.new_1", StockOrders.Functions.Storage.Packed.From(new StockOrders.Domain.Catalogue.Variant { Id = new("new_1") }))],
            default);

        await api.Get<KeptAside>().Apply(Account, default);

        Assert.Empty((JsonArray)(await api.Get(List)).Json["kept-aside"]!);
        Assert.Equal(5m, await api.Sold("new_1"));
    }

    [Fact]
    public async Task What_waits_is_filtered_and_paged()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record([.. Enumerable.Range(1, 9).Select(number => Sale($"a{number}", $"new_{number}", number, number))]);

        var page = (await api.Get(List + "?quantity_gt=3&limit=2&page=1&fields=lines")).Json;

        Assert.Equal((6, 2), ((int)page["meta"]!["total"]!, page["kept-aside"]!.AsArray().Count));
        Assert.Equal(["new_6", "new_7"], page["kept-aside"]!.AsArray().Select(waiting => (string?)waiting!["id"]));
        Assert.Equal(9, (int)(await api.Get(List + "?warehouse=w1")).Json["meta"]!["total"]!);
    }

    [Fact]
    public async Task Sales_of_a_variant_that_came_and_went_are_not_taken_for_those_that_wait_for_its_return()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5));
        await api.Must(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"title":"New"}}""");
        await api.Must(HttpMethod.Delete, "/api/v1/variants/new_1");
        await api.Record(Sale("b", "new_1", 3));

        await api.Record(Sale("a", "c1_1", 5));

        Assert.Equal("1 3", string.Join(' ', (await api.Get(List)).Json["kept-aside"]!.AsArray().Select(waiting => $"{waiting!["lines"]} {waiting["quantity"]}")));
        Assert.Equal((3m, 5m), (await api.Sold("new_1"), await api.Sold("c1_1")));
    }

    [Theory]
    [InlineData("PUT", "/new_1", """{"variant":{"components":[{"variant":"c1_1","quantity":2}]},"skip_background_jobs":false}""")]
    [InlineData("POST", "", """{"variants":[{"id":"new_1","components":[{"variant":"c1_1","quantity":2}]}],"skip_background_jobs":false}""")]
    public async Task Components_that_waiting_sales_are_passed_on_to_are_worked_out_at_once_as_well(string method, string path, string body)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5));

        await api.Must(new HttpMethod(method), "/api/v1/variants" + path, body);

        Assert.Equal(10m, (decimal)(await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["last_7_days_sales"]!);
    }

    [Fact]
    public async Task What_would_come_to_too_much_of_the_components_waits_on_and_hinders_no_other()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 1_000_000_000), Sale("b", "new_2", 3));

        var made = await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"new_1","components":[{"variant":"c1_1","quantity":1000000}]},{"id":"new_2","components":[{"variant":"c1_1","quantity":2}]}]}
            """);
        await api.Get<KeptAside>().Apply(Account, default);

        Assert.Contains("new_1", Assert.Single(made.Json["result"]!["warnings"]!.AsArray())!.ToString(), StringComparison.Ordinal);
        Assert.Equal("new_1", (string?)Assert.Single((JsonArray)(await api.Get(List)).Json["kept-aside"]!)!["id"]);
        Assert.Equal(6m, await api.Sold("c1_1"));
        await api.Record(Sale("a", "new_1", 4));
        await api.Get<KeptAside>().Apply(Account, default);
        Assert.Empty((JsonArray)(await api.Get(List)).Json["kept-aside"]!);
        Assert.Equal(6m + 4_000_000m, await api.Sold("c1_1"));
    }

    [Fact]
    public async Task A_bundle_that_was_made_alone_is_made_with_a_warning_when_its_sales_wait_on()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 1_000_000_000));

        var made = await api.Send(HttpMethod.Put, "/api/v1/variants/new_1", """{"variant":{"components":[{"variant":"c1_1","quantity":1000000}]}}""");

        Assert.Equal(201, made.Code);
        Assert.Contains("kept-aside", made.Json["result"]!["warnings"]!.ToString(), StringComparison.Ordinal);
    }
}
