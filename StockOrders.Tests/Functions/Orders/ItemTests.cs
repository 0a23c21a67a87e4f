using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class ItemTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task Received_totals_of_20_lines_cost_one_read_and_one_transaction()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder(20);
        var lines = string.Join(',', Enumerable.Range(1, 20).Select(number => $$"""{"id":"c1_{{number}}","received":7,}"""));
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", $$"""{"items":[{{lines}}]}""");

        Assert.Equal((1, 0, 1), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
        Assert.Equal("20 updated, from total 20 items", answer.Json["result"]!["message"]!.GetValue<string>());
        Assert.Equal(7m, answer.Json["items"]![19]!["received"]!.GetValue<decimal>());
        Assert.Equal(10m, answer.Json["items"]![19]!["replenishment"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_same_totals_again_change_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        const string Body = """{"items":[{"id":"c1_1","received":7}],"skip_background_jobs":false}""";
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", Body);

        var again = await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", Body);

        Assert.Equal("0 updated, from total 2 items", again.Json["result"]!["message"]!.GetValue<string>());
        var history = (await api.Order(id))["items"]![0]!["received_history"]!.AsArray();
        Assert.Equal([7m], history.Select(entry => entry!["value"]!.GetValue<decimal>()));
        Assert.Equal(TestApi.Start.ToUnixTimeSeconds(), history[0]!["date"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("c1_1", "c1_1")]
    [InlineData("1", "c1_1")]
    [InlineData("1", "1")]
    [InlineData("c1_1", "1")]
    public async Task One_line_is_addressed_with_or_without_its_prefix(string inAddress, string inBody)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items/{inAddress}", $$"""{"item":{"id":"{{inBody}}","received":3} }""");

        Assert.Equal(200, answer.Code);
        Assert.Equal(3m, answer.Json["item"]!["received"]!.GetValue<decimal>());
        Assert.Equal(3m, answer.Json["items"]!["received"]!.GetValue<decimal>());
        Assert.Equal(3m, (await api.Get($"{Orders}/{id}/items/1")).Json["item"]!["received"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_body_that_names_another_line_than_the_address_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items/c1_1", """{"item":{"id":"c1_2","received":3}}""");

        Assert.Equal((400, "other_item"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task Lines_sent_back_with_one_total_changed_receive_that_one()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        var items = (await api.Get($"{Orders}/{id}/items")).Json;
        items["items"]![1]!["received"] = 4;

        var answer = await api.Send(HttpMethod.Put, $"{Orders}/{id}/items", items.ToJsonString());

        Assert.Equal(200, answer.Code);
        Assert.Equal(4m, (await api.Order(id))["total_received"]!.GetValue<decimal>());
    }

    public static TheoryData<string, int> BadItems => new()
    {
        { """{"items":[]}""", 400 },
        { """{"items":{}}""", 400 },
        { """{"item":{"id":"c1_1","received":1}}""", 400 },
        { """{"items":[{"received":1}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":-1}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":0.5}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":1e99}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":"1"}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":1},{"id":"1","received":2}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":1},{"id":"c1_30","received":2}]}""", 400 },
        { """{"items":[{"id":"c1_1","received":1},{"id":"c1_2","received":11}]}""", 409 },
        { """{"items":[{"id":"c1_1","replenishment":11,"received":12}]}""", 409 },
    };

    [Theory]
    [MemberData(nameof(BadItems))]
    public async Task All_lines_or_none_are_changed(string body, int code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", body);

        Assert.Equal(code, answer.Code);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"skip_background_jobs":false]}""", 200)]
    [InlineData("""{"items":[{"id":"c1_1","received":3,},"skip_background_jobs" : true , ],}""", 200)]
    [InlineData("""{"items":[{"id":"c1_1","received":3,"title":"\ud83d\ude00"},"skip_background_jobs":false]}""", 200)]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"skip_background_jobs":false,{"id":"c1_2","title":"\ud83d"}]}""", 400)]
    [InlineData("""{"items":[{"id":"\",\"skip_background_jobs\":false]","received":3},"skip_background_jobs":false]}""", 400)]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"skip_background_jobs":"no"]}""", 400)]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"skip_background_jobs":]}""", 400)]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"skip_background_jobs":false""", 400)]
    [InlineData("""{"items":[{"id":"c1_1","received":3},"something_else":false]}""", 400)]
    [InlineData("""{"skip_background_jobs":true,"items":[{"id":"c1_1","received":3},"skip_background_jobs":false]}""", 400)]
    [InlineData("""[{"id":"c1_1","received":3},"skip_background_jobs":false]""", 400)]
    public async Task The_flag_that_the_printed_example_has_among_its_items_is_understood_and_nothing_else_there(string body, int code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();

        var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", body);

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_key_that_may_only_receive_cannot_edit()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        var key = await api.AddKey(Scopes.Receive);

        var receive = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":3}]}""", key);
        var edit = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","title":"Mine"}]}""", key);

        Assert.Equal((200, 403), (receive.Code, edit.Code));
    }

    [Fact]
    public async Task A_repeated_patch_under_its_key_gets_the_first_answer()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        const string Body = """{"items":[{"id":"c1_1","received":3}]}""";

        var first = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", Body, headers: ("Idempotency-Key", "k1"));
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":5}]}""");
        var again = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", Body, headers: ("Idempotency-Key", "k1"));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(5m, (await api.Order(id))["total_received"]!.GetValue<decimal>());
    }

    // Programs ask for pages until one is empty; every page held everything, and they would never have come to an end.
    [Theory]
    [InlineData("items", 3)]
    [InlineData("timeline", 4)]
    public async Task What_belongs_to_an_order_comes_whole_or_in_pages_that_end(string child, int total)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder(3);
        var name = child == "timeline" ? "events" : child;

        var whole = (await api.Get($"{Orders}/{id}/{child}")).Json;
        var second = (await api.Get($"{Orders}/{id}/{child}?limit=2&page=1")).Json;
        var past = (await api.Get($"{Orders}/{id}/{child}?limit=2&page=2")).Json;

        Assert.Equal(total, whole[name]!.AsArray().Count);
        Assert.Equal(total - 2, second[name]!.AsArray().Count);
        Assert.Equal((total, 2, 2), (second["meta"]!["total"]!.GetValue<int>(), second["meta"]!["limit"]!.GetValue<int>(), second["meta"]!["start"]!.GetValue<int>()));
        Assert.Empty(past[name]!.AsArray());
        Assert.Equal(400, (await api.Get($"{Orders}/{id}/{child}?limit=0")).Code);
        Assert.Equal(400, (await api.Get($"{Orders}/{id}/{child}?colour=red")).Code);
    }
}
