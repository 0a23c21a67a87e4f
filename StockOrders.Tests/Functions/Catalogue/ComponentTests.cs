using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_bundle_keeps_what_it_is_made_of_and_is_found_by_it()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Made(api, "c1_1", ("c1_2", 2), ("c1_3", 1));

        var bundle = Assert.Single((await api.Get("/api/v1/variants?components=c1_3")).Json["variants"]!.AsArray())!;
        Assert.Equal("""[{"variant":"c1_2","quantity":2},{"variant":"c1_3","quantity":1}]""", bundle["components"]!.ToJsonString());
        Assert.Equal("[]", (await Made(api, "c1_1")).Json["variant"]!["components"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"variant":"none","quantity":1}]""", "unknown_variant")]
    [InlineData("""[{"variant":"c1_1","quantity":1}]""", "component_cycle")]
    [InlineData("""[{"variant":"c1_2","quantity":1},{"variant":"c1_2","quantity":3}]""", "component_twice")]
    [InlineData("""[{"variant":"c1_2","quantity":0}]""", "out_of_range")]
    [InlineData("""[{"variant":"c1_2","quantity":0.5}]""", "too_precise")]
    [InlineData("""[{"variant":"c1_2"}]""", "missing_member")]
    [InlineData("""[{"quantity":1}]""", "missing_member")]
    [InlineData("""{"c1_2":1}""", "wrong_type")]
    public async Task What_nothing_is_made_of_is_refused_and_nothing_is_stored(string components, string code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", $$$"""{"variant":{"components":{{{components}}}}}""");

        Assert.Equal((400, code), (answer.Code, answer.ErrorCode));
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task A_circle_is_refused_where_it_would_close_and_told_step_by_step()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Made(api, "c1_1", ("c1_2", 1));
        await Made(api, "c1_2", ("c1_3", 1), ("c1_4", 1));

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"components":[{"variant":"c1_1","quantity":1}]}}""");

        Assert.Equal((400, "component_cycle"), (answer.Code, answer.ErrorCode));
        Assert.Contains("c1_3 → c1_1 → c1_2 → c1_3", answer.Json["result"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_levels_of_components_are_possible_and_six_are_not()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var level = 6; level > 1; level--)
        {
            await Made(api, $"c1_{level}", ($"c1_{level + 1}", 1));
        }

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_2","quantity":1}]}}""");

        Assert.Equal((400, "components_too_deep"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task Bundles_of_one_call_may_stand_before_what_they_are_made_of()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var others = string.Join(',', Enumerable.Range(0, 150).Select(number => $$"""{"id":"o{{number}}"}"""));

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""
            {"variants":[{"id":"kit","components":[{"variant":"set","quantity":1}],"forecast_like":"z"},{{others}},
             {"id":"set","components":[{"variant":"z","quantity":2}]},{"id":"lost","components":[{"variant":"wrong","quantity":1}]},
             {"id":"wrong","price":-1},{"id":"z"}]}
            """);

        var failed = answer.Json["outcomes"]!.AsArray().Where(outcome => outcome!["status"]!.GetValue<string>() == "error").ToList();
        Assert.Equal([("lost", "unknown_variant"), ("wrong", "out_of_range")], failed.Select(outcome => (outcome!["id"]!.GetValue<string>(), outcome["code"]!.GetValue<string>())));
        Assert.Equal("kit", answer.Json["outcomes"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("z", (await api.Get("/api/v1/variants/kit")).Json["variant"]!["forecast_like"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_circle_within_one_call_is_refused_where_it_closes()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"c1_1","components":[{"variant":"c1_2","quantity":1}]},{"id":"c1_2","components":[{"variant":"c1_1","quantity":1}]}]}
            """);

        Assert.Equal(
            "component_cycle",
            Assert.Single(answer.Json["outcomes"]!.AsArray(), outcome => outcome!["status"]!.GetValue<string>() == "error")!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_a_bundle_is_made_of_is_not_deleted_while_it_is()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Made(api, "c1_1", ("c1_2", 1));

        var kept = await api.Send(HttpMethod.Delete, "/api/v1/variants/c1_2");
        await Made(api, "c1_1");

        Assert.Equal((409, "in_use"), (kept.Code, kept.ErrorCode));
        Assert.Contains("the variant c1_1 is made of it", kept.Json["result"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        await api.Must(HttpMethod.Delete, "/api/v1/variants/c1_2");
    }

    private static Task<Answer> Made(TestApi api, string variant, params (string Variant, decimal Quantity)[] components) => api.Must(
        HttpMethod.Put,
        $"/api/v1/variants/{variant}",
        new JsonObject
        {
            ["variant"] = new JsonObject
            {
                ["components"] = new JsonArray([.. components.Select(part => new JsonObject { ["variant"] = part.Variant, ["quantity"] = part.Quantity })]),
            },
        }.ToJsonString());
}
