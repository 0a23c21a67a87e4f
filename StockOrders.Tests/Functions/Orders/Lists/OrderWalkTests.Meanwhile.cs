using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

public sealed partial class OrderWalkTests
{
    [Fact]
    public async Task A_walk_by_id_meets_every_order_once_while_orders_change()
    {
        await using var api = await Filled(12);
        var all = (await Page(api, "limit=1000")).Ids;
        var (walked, query) = (new List<string>(), "id_sort=asc&limit=3");
        while (await Page(api, query) is var page && page.Next is { } next)
        {
            walked.AddRange(page.Ids);
            foreach (var order in all.Where((_, index) => index % 2 == 0))
            {
                await api.Advance(TimeSpan.FromSeconds(1));
                await api.Must(HttpMethod.Patch, $"{Orders}/{order}", $$"""{"purchase-order":{"notes":"{{walked.Count}} {{order}}"} }""");
            }

            query = $"id_sort=asc&limit=3&cursor={next}";
        }

        walked.AddRange((await Page(api, query)).Ids);
        Assert.Equal(all.Order(StringComparer.Ordinal), walked);
    }

    [Fact]
    public async Task What_a_walk_missed_because_it_changed_is_found_by_asking_for_what_changed_since()
    {
        await using var api = await Filled(12);
        var all = (await Page(api, "limit=1000")).Ids;
        await api.Advance(TimeSpan.FromHours(1));
        var first = await Page(api, "limit=5");
        await api.Must(HttpMethod.Patch, $"{Orders}/{all[^1]}", """{"purchase-order":{"notes":"moved to the front"}}""");
        var rest = await Page(api, $"limit=100&cursor={first.Next}");

        var met = first.Ids.Concat(rest.Ids).ToList();
        var since = await Page(api, "last_modified_gte=2026-05-01T09:00:00Z");

        Assert.Equal(all[..^1], met);
        Assert.Equal([all[^1]], since.Ids);
    }
}
