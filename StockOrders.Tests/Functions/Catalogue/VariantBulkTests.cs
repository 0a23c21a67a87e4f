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

    [Theory]
    [InlineData("vendors", """{"id":"b","name":"B","moq":"order","default_discount":5}""", "default_discount", """{"id":"c","default_discount":101}""")]
    [InlineData("warehouses", """{"id":"b","display_name":"B","type":"store","currency":"EUR"}""", "currency", """{"id":"c","currency":"ZZZ"}""")]
    public async Task Vendors_and_warehouses_are_written_many_at_once(string plural, string good, string field, string bad)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(
            HttpMethod.Post, "/api/v1/" + plural, $$"""{"{{plural}}":[{{good}},{{bad}},{{good}}]}""");

        Assert.Equal(
            [("b", "success", "created"), ("c", "error", null), ("b", "error", null)],
            answer.Json["outcomes"]!.AsArray().Select(outcome => (
                outcome!["id"]!.GetValue<string>(),
                outcome["status"]!.GetValue<string>(),
                outcome["status"]!.GetValue<string>() == "success" ? outcome["message"]!.GetValue<string>() : null)));
        Assert.Equal($"{plural}[1].{field}", answer.Json["outcomes"]![1]!["field"]!.GetValue<string>());
        Assert.Equal(commits + 1, api.Store.Commits);
        Assert.Equal(200, (await api.Get($"/api/v1/{plural}/b")).Code);
        Assert.Equal(404, (await api.Get($"/api/v1/{plural}/c")).Code);
    }

    [Fact]
    public async Task A_thousand_lines_cost_a_transaction_a_hundred()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var body = "{\"variants\":[" + string.Join(',', Enumerable.Range(0, 1000).Select(number => $$"""{"id":"v{{number}}"}""")) + "]}";
        var commits = api.Store.Commits;

        await api.Must(HttpMethod.Post, "/api/v1/variants", body);

        Assert.Equal(10, api.Store.Commits - commits);
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_is_answered_from_memory()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Body = """{"variants":[{"id":"x1"}]}""";

        var first = await api.Send(HttpMethod.Post, "/api/v1/variants", Body, headers: ("Idempotency-Key", "k"));
        var again = await api.Send(HttpMethod.Post, "/api/v1/variants", Body, headers: ("Idempotency-Key", "k"));
        var other = await api.Send(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"x2"}]}""", headers: ("Idempotency-Key", "k"));

        Assert.Equal((first.Text, 422), (again.Text, other.Code));
        Assert.Contains("created", again.Text, StringComparison.Ordinal);
    }
}
