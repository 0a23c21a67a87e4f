using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

/// <summary>What a page and a poll read, and what no cursor can say.</summary>
public sealed partial class OrderWalkTests
{
    [Fact]
    public async Task A_page_far_behind_reads_no_more_than_the_first()
    {
        using var store = new CountedRows();
        await using var api = await Filled(60, store);
        var first = await Cost("limit=5");
        var cursor = "";
        for (var page = 0; page < 9; page++)
        {
            cursor = "&cursor=" + (await api.Get($"{Orders}?limit=5{cursor}")).Json["meta"]!["next_cursor"];
        }

        Assert.InRange(await Cost("limit=5" + cursor), 1, first);
        Assert.InRange(await Cost("limit=5&status=draft"), 1, 6 + OrderCounts.ManyChanges);

        async Task<int> Cost(string query)
        {
            var before = store.Listed;
            await Page(api, query);
            return store.Listed - before;
        }
    }

    [Fact]
    public async Task A_program_that_polls_reads_what_changed_and_not_what_there_is()
    {
        using var store = new CountedRows();
        await using var api = await Filled(60, store);
        await api.Advance(TimeSpan.FromHours(1));
        var newest = await api.CreateOrder(1);
        var before = store.Listed;

        var polled = await Page(api, "last_modified_gt=2026-05-01T09:00:00Z");

        Assert.Equal([newest], polled.Ids);
        Assert.Equal(1, store.Listed - before);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    public async Task A_cursor_that_says_it_passed_more_orders_than_there_can_be_is_none(long passed)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var first = await api.CreateOrder();
        await api.CreateOrder();
        await api.CreateOrder();
        var made = new ListCursor(passed, null, [Cell.Of(first), Cell.Of(TestApi.Start)]).Write($"{TestApi.Account}\n{Orders}\nid_sort=asc");

        var answer = await api.Get($"{Orders}?id_sort=asc&limit=1&cursor={made}");

        Assert.Equal((400, "invalid_cursor"), (answer.Code, answer.ErrorCode));
        var real = new ListCursor(1, null, [Cell.Of(first), Cell.Of(TestApi.Start)]).Write($"{TestApi.Account}\n{Orders}\nid_sort=asc");
        Assert.Equal(200, (await api.Get($"{Orders}?id_sort=asc&limit=1&cursor={real}")).Code);
    }
}
