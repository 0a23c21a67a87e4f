using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

public sealed partial class OrderWalkTests
{
    private const string Orders = "/api/v1/purchase-orders";

    private static readonly AccountId Account = new(TestApi.Account);

    [Theory]
    [InlineData("")]
    [InlineData("status=draft")]
    [InlineData("status_in=open,draft")]
    [InlineData("status_ne=draft")]
    [InlineData("status=ACTIVE")]
    [InlineData("stage=sent")]
    [InlineData("stage_ne=sent")]
    [InlineData("vendor=vendor_1")]
    [InlineData("total_gt=42&total_sort=asc")]
    [InlineData("total_sort=desc&reference_sort=asc")]
    [InlineData("last_modified_sort=desc")]
    [InlineData("last_modified_sort=asc")]
    [InlineData("id_sort=asc")]
    [InlineData("id_sort=desc")]
    [InlineData("id_sort=asc&status=open")]
    [InlineData("id_sort=asc&vendor=vendor_1&total_gt=42")]
    [InlineData("last_modified_gte=2026-05-01T08:03:00Z")]
    [InlineData("last_modified_gt=2026-05-01T08:03:00Z&last_modified_lte=2026-05-01T08:06:00Z")]
    [InlineData("last_modified_lt=1777622580")]
    [InlineData("last_modified=2026-05-01")]
    [InlineData("updated_at_gt=2026-05-01T08:03:00Z&status=draft")]
    [InlineData("status=paid")]
    public async Task A_walk_by_cursors_meets_what_one_long_page_holds(string filter)
    {
        await using var api = await Filled(11);

        var whole = await Page(api, $"{filter}&limit=1000");
        var pages = new List<(int Total, string[] Ids)>();
        var walked = await Walk(api, $"{filter}&limit=2", pages.Add);
        var numbered = new List<string>();
        for (var page = 0; page < 7; page++)
        {
            numbered.AddRange((await Page(api, $"{filter}&limit=2&page={page}")).Ids);
        }

        Assert.Equal(whole.Ids, walked);
        Assert.Equal(whole.Ids, numbered);
        Assert.Equal(whole.Ids.Length, whole.Total);
        Assert.All(pages, page => Assert.Equal(whole.Total, page.Total));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(2, page.Ids.Length));
        Assert.All(pages.SkipLast(1).Skip(1), page => Assert.NotEmpty(page.Ids));
    }

    [Fact]
    public async Task Whole_orders_are_listed_as_they_are_read_one_by_one()
    {
        await using var api = await Filled(20);

        var listed = (await api.Get($"{Orders}?view=full&limit=19&status_in=draft,open")).Json;

        Assert.Equal(19, listed["purchase-orders"]!.AsArray().Count);
        Assert.NotNull(listed["meta"]!["next_cursor"]);
        foreach (var order in listed["purchase-orders"]!.AsArray())
        {
            Assert.Equal((await api.Order(order!["id"]!.GetValue<string>())).ToJsonString(), order.ToJsonString());
        }
    }

    [Fact]
    public async Task A_member_of_an_order_is_in_a_list_what_it_is_in_the_order()
    {
        await using var api = await Filled(3);
        var whole = (await api.Get($"{Orders}?view=full")).Json["purchase-orders"]!.AsArray();
        foreach (var member in whole[0]!.AsObject().Select(member => member.Key))
        {
            var chosen = (await api.Get($"{Orders}?fields={member}")).Json["purchase-orders"]!.AsArray();
            Assert.Equal(whole.Select(order => order![member]?.ToJsonString()), chosen.Select(order => order![member]?.ToJsonString()));
        }
    }

    [Fact]
    public async Task An_order_has_one_row_in_lists_and_is_counted_once_whatever_happens_to_it()
    {
        await using var api = await Filled(5);
        var sent = await api.CreateSentOrder(1);
        await api.Must(HttpMethod.Patch, $"{Orders}/{sent}/items", """{"items":[{"id":"c1_1","received":4}]}""");
        await Holds(api);
        var closed = await api.Must(HttpMethod.Post, $"{Orders}/{sent}/actions/close", """{"remainder":"backorder"}""");
        await Holds(api);
        await api.Must(HttpMethod.Post, $"{Orders}/{closed.Json["backorder"]}/actions/cancel");
        await Holds(api);
        await api.Must(HttpMethod.Delete, $"{Orders}/{await api.CreateOrder(1)}");
        await Holds(api);
        await api.Must(HttpMethod.Post, $"{Orders}/{await api.CreateOrder(1)}/actions/archive");
        await Holds(api);
    }

    private static async Task Holds(TestApi api)
    {
        var orders = new List<StockOrder>();
        var expected = new List<string>();
        await foreach (var row in api.Store.All(OrderRows.AllDocuments(Account), default))
        {
            orders.Add(Packed.To<StockOrder>(row));
            expected.Add(OrderRows.Index(orders[^1]));
        }

        var rows = await api.Store.All(RowRange.Prefix(OrderRows.Partition(Account), "i."), default).Select(row => row.Key.Row).ToListAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows);
        var promised = await api.Store.All(OrderRows.AllOnOrder(Account), default).Select(Packed.To<OnOrderRow>).ToListAsync();
        Assert.Equal(orders.OrderBy(order => order.Id.Value, StringComparer.Ordinal).Select(OnOrderRow.Of).OfType<OnOrderRow>(), promised);
        var counted = await api.Get<OrderCounts>().Read(Account, default);
        Assert.All(StageStatus.All, status => Assert.Equal(orders.Count(order => StageStatus.Of(order.Stage) == status), counted.Of([status])));
    }

    private static async Task<TestApi> Filled(int orders, IStore? store = null)
    {
        var api = await TestApi.RunWithCatalogue(store);
        for (var number = 0; number < orders; number++)
        {
            _ = number % 3 == 0 ? await api.CreateSentOrder(1 + (number % 4)) : await api.CreateOrder(1 + (number % 4));
            await api.Advance(number % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
        }

        return api;
    }

    private static async Task<List<string>> Walk(TestApi api, string query, Action<(int Total, string[] Ids)> seen)
    {
        var (walked, cursor) = (new List<string>(), "");
        while (true)
        {
            var page = await Page(api, query + cursor);
            seen((page.Total, page.Ids));
            walked.AddRange(page.Ids);
            if (page.Next is not { } next)
            {
                return walked;
            }

            cursor = "&cursor=" + next;
        }
    }

    private static async Task<(int Total, string[] Ids, string? Next)> Page(TestApi api, string query)
    {
        var answer = await api.Must(HttpMethod.Get, $"{Orders}?{query}");
        var meta = answer.Json["meta"]!;
        return (
            meta["total"]!.GetValue<int>(),
            [.. answer.Json["purchase-orders"]!.AsArray().Select(order => order!["id"]!.GetValue<string>())],
            meta["next_cursor"]?.GetValue<string>());
    }
}
