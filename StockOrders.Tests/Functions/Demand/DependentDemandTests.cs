using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

public sealed class DependentDemandTests
{
    [Fact]
    public async Task Sales_of_a_bundle_are_demand_for_what_it_is_made_of_down_to_the_last_level()
    {
        await using var api = await Bundled();

        await api.Record(Sale("a", "c1_1", 10), Sale("b", "c1_2", 1), Sale("c", "c1_3", 4));

        // One c1_1 is two of c1_2, each of which is three of c1_3 and half a c1_4.
        Assert.Equal((10m, 21m, 67m, 10.5m), (await api.Sold("c1_1"), await api.Sold("c1_2"), await api.Sold("c1_3"), await api.Sold("c1_4")));
    }

    [Fact]
    public async Task A_correction_takes_off_what_the_line_added_whatever_the_bundle_is_made_of_by_now()
    {
        await using var api = await Bundled();
        await api.Record(Sale("a", "c1_1", 10), Sale("b", "c1_1", 1));
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_5","quantity":1}]}}""");

        await api.Record(Sale("a", "c1_1", 4), Sale("b", "c1_1", 1));

        Assert.Equal((5m, 2m, 6m, 1m, 4m), (await api.Sold("c1_1"), await api.Sold("c1_2"), await api.Sold("c1_3"), await api.Sold("c1_4"), await api.Sold("c1_5")));
    }

    [Fact]
    public async Task Returns_of_a_bundle_return_its_parts()
    {
        await using var api = await Bundled();

        await api.Record(Sale("a", "c1_1", 10), Sale("b", "c1_1", -4));

        Assert.Equal((6m, 12m, 36m), (await api.Sold("c1_1"), await api.Sold("c1_2"), await api.Sold("c1_3")));
    }

    [Fact]
    public async Task Parallel_sales_of_bundles_that_share_a_part_lose_none_of_it()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var bundle = 1; bundle <= 9; bundle++)
        {
            await api.Must(HttpMethod.Put, $"/api/v1/variants/c1_{bundle}", $$$"""{"variant":{"components":[{"variant":"c1_30","quantity":{{{bundle}}} }]}}""");
        }

        await Task.WhenAll(Enumerable.Range(1, 9).Select(sender => Task.Run(() => api.Record(
            [.. Enumerable.Range(0, 130).Select(number => Sale($"{sender}-{number}", $"c1_{1 + number % 9}", 1))]))));

        Assert.Equal(9 * Enumerable.Range(0, 130).Sum(number => 1 + number % 9), await api.Sold("c1_30"));
    }

    [Fact]
    public async Task A_line_that_is_moved_from_one_large_bundle_to_another_takes_all_its_parts_along()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(0, 180).Select(number => $$"""{"id":"p{{number}}"}"""))}}]}""");
        foreach (var (bundle, first) in new[] { ("c1_1", 0), ("c1_2", 90) })
        {
            var parts = string.Join(',', Enumerable.Range(first, 90).Select(number => $$"""{"variant":"p{{number}}","quantity":1}"""));
            await api.Must(HttpMethod.Put, $"/api/v1/variants/{bundle}", $$$"""{"variant":{"components":[{{{parts}}}]}}""");
        }

        await api.Record(Sale("a", "c1_1", 5));
        var moved = await api.Record(Sale("a", "c1_2", 3));

        Assert.Equal((0m, 0m, 3m, 3m), (await api.Sold("c1_1"), await api.Sold("p0"), await api.Sold("c1_2"), await api.Sold("p179")));
        Assert.Contains(moved.Touched, variant => variant.Value == "p0");
    }

    [Fact]
    public async Task What_would_be_made_of_more_than_fits_is_refused_when_it_is_saved()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(0, 120).Select(number => $$"""{"id":"p{{number}}"}"""))}}]}""");
        foreach (var half in new[] { 1, 2 })
        {
            var parts = string.Join(',', Enumerable.Range(60 * (half - 1), 60).Select(number => $$"""{"variant":"p{{number}}","quantity":1}"""));
            await api.Must(HttpMethod.Put, $"/api/v1/variants/c1_{half}", $$$"""{"variant":{"components":[{{{parts}}}]}}""");
        }

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"components":[{"variant":"c1_1","quantity":1},{"variant":"c1_2","quantity":1}]}}""");

        Assert.Equal((400, "too_many_components"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task A_circle_that_two_saves_closed_at_once_does_not_hold_up_sales_of_what_is_in_it()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_2","quantity":2}]}}""");
        var catalogue = CatalogueRows.Partition(new AccountId(TestApi.Account));
        foreach (var (variant, part) in new[] { ("c1_2", "c1_3"), ("c1_3", "c1_1"), ("c1_4", "c1_4") })
        {
            // As if each had been checked before the other was saved.
            var key = new StoreKey(catalogue, CatalogueRows.Variant(new VariantId(variant)));
            var saved = Packed.To<Variant>((await api.Store.Read(key, default))!) with { Components = [new VariantComponent(new VariantId(part), 1)] };
            await api.Store.Commit(catalogue, [RowChange.Put(key.Row, Packed.From(saved))], default);
        }

        await api.Record(Sale("a", "c1_1", 5), Sale("b", "c1_3", 1), Sale("c", "c1_4", 1));
        await api.Record(Sale("a", "c1_1", 4), Sale("b", "c1_3", 1), Sale("c", "c1_4", 1));
        var refused = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_2","quantity":1}]}}""");

        // Each is what was sold of it and what the others used up, once around.
        Assert.True(await api.Sold("c1_2") >= 8);
        Assert.Equal((400, "component_cycle"), (refused.Code, refused.ErrorCode));
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[]}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_4", """{"variant":{"components":[]}}""");
    }

    private static async Task<TestApi> Bundled()
    {
        var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_4", """{"variant":{"unit_decimals":1}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_2", """{"variant":{"components":[{"variant":"c1_3","quantity":3},{"variant":"c1_4","quantity":0.5}]}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_2","quantity":2}]}}""");
        return api;
    }
}
