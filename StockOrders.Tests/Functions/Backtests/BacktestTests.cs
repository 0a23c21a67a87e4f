using System.Globalization;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Backtests;

public sealed class BacktestTests
{
    private const string Route = "/api/v1/replenishment/backtests";

    [Fact]
    public async Task A_small_backtest_answers_at_once_what_each_rule_would_have_come_to()
    {
        await using var api = await Sold(units: day => 20);

        var answer = await api.Must(HttpMethod.Post, Route, Body("""
            "variants": ["c1_1"], "opening_stock": 300, "rules": [{"name": "scarce", "lead_time": 40, "review_period": 5}, {"name": "days", "safety_days": 7}]
            """));

        var backtest = answer.Json["backtest"]!;
        Assert.Equal(200, answer.Code);
        Assert.Equal(("completed", 1, 1), (Text(backtest["status"]), (int)backtest["variants"]!, (int)backtest["done"]!));
        Assert.Equal(["today", "scarce", "days"], backtest["rules"]!.AsArray().Select(rule => Text(rule!["name"])));
        Assert.Equal([0, 25, 0], backtest["rules"]!.AsArray().Select(rule => (int)rule!["stock_out_days"]!));
        Assert.Equal([1m, 1m], new[] { 0, 2 }.Select(rule => (decimal)backtest["rules"]![rule]!["fill_rate"]!));
        Assert.True((decimal)backtest["rules"]![2]!["average_stock"]! > (decimal)backtest["rules"]![0]!["average_stock"]!);
    }

    [Fact]
    public async Task What_came_of_each_variant_is_listed_and_drawn()
    {
        await using var api = await Sold(units: day => day % 9);
        var id = await Start(api, """ "variants": ["c1_1"], "rules": [{"name": "<95 %>", "service_level": 0.95}] """);

        var results = (await api.Get($"{Route}/{id}/results")).Json["results"]!.AsArray();
        var chart = await api.Get($"{Route}/{id}/chart.svg?variant=c1_1&warehouse=w1&rule=%3C95%20%25%3E");

        Assert.Equal("c1_1@w1", Text(Assert.Single(results)!["id"]));
        Assert.Equal("expected", Text(results[0]!["opening_stock_from"]));
        Assert.Equal(200, chart.Code);
        var svg = System.Xml.Linq.XDocument.Parse(chart.Text).Root!;
        Assert.Equal("c1_1 in w1, rule <95 %>", svg.Element(svg.Name.Namespace + "title")!.Value);
        Assert.Equal((404, 400), ((await api.Get($"{Route}/{id}/chart.svg?variant=c1_2")).Code, (await api.Get($"{Route}/{id}/chart.svg?rule=none")).Code));
    }

    [Theory]
    [InlineData(""" "from": "2026-04-02", "to": "2026-04-01" """, "to", "ends_before_it_begins")]
    [InlineData(""" "from": "2026-04-02", "to": "2026-05-01" """, "to", "date_to_come")]
    [InlineData(""" "from": "2020-04-02", "to": "2026-04-01" """, "from", "date_too_old")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "variants": ["nobody"] """, "variants", "unknown_variant")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "variants": [] """, "variants", "empty_list")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "warehouse": "moon" """, "warehouse", "unknown_warehouse")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "variants_filter": {"title": "none such"} """, "variants", "no_variants")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "variants": ["c1_2"] """, "variants", "no_history")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "rules": [{"name": "a"}] """, "rules[0].name", "rule_says_nothing")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "rules": [{"name": "Today", "safety_days": 3}] """, "rules[0].name", "name_twice")]
    [InlineData(""" "from": "2026-04-01", "to": "2026-04-02", "rules": [{"name": "a", "service_level": 1.5}] """, "rules[0].service_level", "out_of_range")]
    public async Task A_backtest_that_cannot_be_is_refused_with_the_field_and_the_reason_and_nothing_is_kept(string members, string field, string code)
    {
        await using var api = await Sold(units: day => 1);

        var refused = await api.Send(HttpMethod.Post, Route, $$$"""{"backtest": {{{{members}}}}}""");

        Assert.Equal(400, refused.Code);
        Assert.Contains(refused.Json["result"]!["errors"]!.AsArray(), error => Text(error!["field"]) == field && Text(error["code"]) == code);
        Assert.Equal(0, (int)(await api.Get(Route)).Json["meta"]!["total"]!);
    }

    [Fact]
    public async Task A_call_that_is_repeated_under_its_key_is_answered_with_the_first_backtest()
    {
        await using var api = await Sold(units: day => 3);

        var first = await api.Send(HttpMethod.Post, Route, Body(""" "variants": ["c1_1"] """), headers: ("Idempotency-Key", "k1"));
        var again = await api.Send(HttpMethod.Post, Route, Body(""" "variants": ["c1_1"] """), headers: ("Idempotency-Key", "k1"));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, (int)(await api.Get(Route)).Json["meta"]!["total"]!);
    }

    private static async Task<string> Start(TestApi api, string members) =>
        Text((await api.Must(HttpMethod.Post, Route, Body(members))).Json["backtest"]!["id"]);

    private static string Body(string members) => $$$"""{"backtest": {"from": "2026-03-01", "to": "2026-04-30", {{{members}}}}}""";

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    /// <summary>Variant c1_1 in w1 on 90 days from 31 January to 30 April.</summary>
    private static async Task<TestApi> Sold(Func<int, int> units)
    {
        var api = await TestApi.RunWithCatalogue();
        var first = new DateOnly(2026, 1, 31);
        var lines = string.Join(',', Enumerable.Range(0, 90).Where(day => units(day) > 0).Select(day => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"s{{day}}","variant":"c1_1","warehouse":"w1","date":"{{first.AddDays(day):yyyy-MM-dd}}","quantity":{{units(day)}}}""")));
        await api.Must(HttpMethod.Post, "/api/v1/sales", $$"""{"sales":[{{lines}}]}""");
        return api;
    }
}
