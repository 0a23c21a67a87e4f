using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class ReadOrderTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task Reading_costs_one_read()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(20);
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        var order = await api.Order(id);

        Assert.Equal(20, order["items"]!.AsArray().Count);
        Assert.Equal((1, 0, 0), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var known = await api.Send(HttpMethod.Get, $"{Orders}/{id}", headers: ("If-None-Match", "W/\"1\""));
        var old = await api.Send(HttpMethod.Get, $"{Orders}/{id}", headers: ("If-None-Match", "\"0\""));

        Assert.Equal((304, ""), (known.Code, known.Text));
        Assert.Equal(200, old.Code);
    }

    [Fact]
    public async Task Chosen_fields_come_with_the_id_and_unknown_ones_are_ignored()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var one = (await api.Get($"{Orders}/{id}?fields=status,nope")).Json["purchase-order"]!.AsObject();
        var listed = (await api.Get($"{Orders}?fields=reference,items")).Json["purchase-orders"]![0]!.AsObject();

        Assert.Equal(["id", "status"], one.Select(member => member.Key));
        Assert.Equal(["id", "reference", "items"], listed.Select(member => member.Key));
        Assert.Equal(2, listed["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("00000000000000000000000f")]
    [InlineData("nope")]
    [InlineData("%20")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task An_order_that_is_not_there_is_missing(string id)
    {
        await using var api = await TestApi.Run();

        Assert.Equal(404, (await api.Get($"{Orders}/{id}")).Code);
        Assert.Equal(404, (await api.Get($"{Orders}/{id}/items")).Code);
        Assert.Equal(404, (await api.Get($"{Orders}/{id}/timeline")).Code);
        Assert.Equal(404, (await api.Get($"{Orders}/{id}/approvals")).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Post, $"{Orders}/{id}/actions/submit")).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Delete, $"{Orders}/{id}")).Code);
    }

    [Fact]
    public async Task Lists_are_paged_from_zero_and_tell_the_exact_total()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var number = 0; number < 5; number++)
        {
            await api.CreateOrder(1);
        }

        var first = await api.Get($"{Orders}?limit=2&page=0");
        var last = await api.Get($"{Orders}?limit=2&page=2");
        var past = await api.Get($"{Orders}?limit=2&page=3");

        Assert.Equal((5, 2, 2, 0), Meta(first));
        Assert.Equal((5, 1, 2, 4), Meta(last));
        Assert.Equal((5, 0, 2, 6), Meta(past));
        Assert.Equal("purchase-orders", first.Json["meta"]!["name"]!.GetValue<string>());
        Assert.Empty(Ids(first).Intersect(Ids(last)));
    }

    [Fact]
    public async Task Lists_begin_with_what_was_modified_last_unless_asked_otherwise()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var first = await api.CreateOrder(1);
        var second = await api.CreateOrder(3);
        await api.Advance(TimeSpan.FromMinutes(1));
        await api.Must(HttpMethod.Patch, $"{Orders}/{first}", """{"purchase-order":{"notes":"x"}}""");

        Assert.Equal([first, second], Ids(await api.Get(Orders)));
        Assert.Equal([second, first], Ids(await api.Get(Orders + "?last_modified_sort=asc")));
        Assert.Equal([second, first], Ids(await api.Get(Orders + "?total_sort=desc")));
        Assert.Equal([second, first], Ids(await api.Get(Orders + "?total_sort=DESC")));
    }

    [Theory]
    [InlineData("status=open", 1)]
    [InlineData("status=ACTIVE", 1)]
    [InlineData("status_in=open,draft", 2)]
    [InlineData("status_ne=draft", 1)]
    [InlineData("stage=sent", 1)]
    [InlineData("vendor=vendor_1", 2)]
    [InlineData("vendor=VENDOR_1", 0)]
    [InlineData("vendor_eqi=VENDOR_1", 2)]
    [InlineData("vendor_display_name_match=wonk", 2)]
    [InlineData("reference=PO-1&warehouse=w2", 0)]
    [InlineData("type=po", 2)]
    [InlineData("total_gt=42", 1)]
    [InlineData("total_gte=42", 2)]
    [InlineData("total_lt=42", 0)]
    [InlineData("last_modified_gte=2026-05-01", 2)]
    [InlineData("last_modified_gt=2026-05-02", 0)]
    [InlineData("created_date_lte=1777622400", 2)]
    [InlineData("created_date=2026-05-01", 2)]
    [InlineData("created_date_ne=2026-05-01", 0)]
    [InlineData("created_date_gt=2026-05-01", 0)]
    [InlineData("created_date_lte=2026-05-01", 2)]
    [InlineData("last_modified_lt=2026-05-01", 0)]
    [InlineData("archived=false", 2)]
    [InlineData("expected_date_lt=2026-06-01", 0)]
    public async Task Lists_are_filtered(string filter, int expected)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.CreateOrder(1);
        await api.CreateSentOrder(2);

        var answer = await api.Get($"{Orders}?{filter}");

        Assert.Equal(200, answer.Code);
        Assert.Equal(expected, answer.Json["meta"]!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("page=-1", "page")]
    [InlineData("colour=red", "colour")]
    [InlineData("vendor_like=x", "vendor_like")]
    [InlineData("total=cheap", "total")]
    [InlineData("last_modified_gt=yesterday", "last_modified_gt")]
    [InlineData("last_modified_sort=down", "last_modified_sort")]
    public async Task A_list_that_cannot_be_is_refused_by_its_parameter(string query, string field)
    {
        await using var api = await TestApi.Run();

        var answer = await api.Get($"{Orders}?{query}");

        Assert.Equal(400, answer.Code);
        Assert.Equal([field], answer.ErrorFields);
    }

    [Fact]
    public async Task The_timeline_tells_when_who_and_what()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();

        var events = (await api.Get($"{Orders}/{id}/timeline")).Json["events"]!.AsArray();

        Assert.Equal(
            ["order.created", "order.submitted", "approval.automatic", "order.sent"], events.Select(entry => entry!["type"]!.GetValue<string>()));
        Assert.Equal("api:owner", events[0]!["actor"]!.GetValue<string>());
        Assert.Equal("2026-05-01T08:00:00Z", events[0]!["at"]!.GetValue<string>());
        Assert.Equal(84m, events[2]!["data"]!["amount"]!.GetValue<decimal>());
    }

    private static (int Total, int Count, int Limit, int Start) Meta(Answer answer)
    {
        var meta = answer.Json["meta"]!;
        return (meta["total"]!.GetValue<int>(), meta["count"]!.GetValue<int>(), meta["limit"]!.GetValue<int>(), meta["start"]!.GetValue<int>());
    }

    private static string[] Ids(Answer answer) =>
        [.. answer.Json["purchase-orders"]!.AsArray().Select(order => order!["id"]!.GetValue<string>())];
}
