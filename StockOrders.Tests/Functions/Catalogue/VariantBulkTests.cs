using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class VariantBulkTests
{
    [Fact]
    public async Task Many_variants_each_have_their_own_outcome()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"x1","title":"One"},{"title":"nameless"},{"id":"x2","price":-1},{"id":"x3","colour":"red"},{"id":"x1","title":"Again"},{"id":"c1_1","price":7}]}
            """);

        Assert.Equal(
            ["success", "error", "error", "success", "error", "success"],
            answer.Json["outcomes"]!.AsArray().Select(outcome => outcome!["status"]!.GetValue<string>()));
        Assert.Equal("variants[2].price", answer.Json["outcomes"]![2]!["field"]!.GetValue<string>());
        Assert.Single(answer.Json["result"]!["warnings"]!.AsArray());
        Assert.Equal("One", (await api.Get("/api/v1/variants/x1")).Json["variant"]!["title"]!.GetValue<string>());
        Assert.Equal(404, (await api.Get("/api/v1/variants/x2")).Code);
        Assert.Equal("Thing 1", (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["title"]!.GetValue<string>());
    }

    // Only variants of one transaction were compared: the second of two that stood far apart won, and both were called stored.
    [Fact]
    public async Task A_variant_that_stands_in_a_call_twice_counts_once_however_far_apart()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var between = string.Join(',', Enumerable.Range(1, 150).Select(number => $$"""{"id":"n{{number}}"}"""));

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{"id":"a","title":"First"},{{between}},{"id":"a","title":"Second"}]}""");

        var outcomes = answer.Json["outcomes"]!.AsArray();
        Assert.Equal(("success", "id_twice"), (outcomes[0]!["status"]!.GetValue<string>(), outcomes[^1]!["code"]!.GetValue<string>()));
        Assert.Equal("First", (await api.Get("/api/v1/variants/a")).Json["variant"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_thousand_variants_fit_one_call_and_1001_do_not()
    {
        await using var api = await TestApi.Run();
        static string Body(int count) => "{\"variants\":[" + string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"id":"v{{number}}"}""")) + "]}";

        var thousand = await api.Send(HttpMethod.Post, "/api/v1/variants", Body(1000));
        var more = await api.Send(HttpMethod.Post, "/api/v1/variants", Body(1001));

        Assert.Equal((200, 400), (thousand.Code, more.Code));
        Assert.Equal(1000, (await api.Get("/api/v1/variants?limit=1")).Json["meta"]!["total"]!.GetValue<int>());
    }
}
