using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

public sealed class SalesBookTests
{
    [Fact]
    public async Task A_correction_takes_off_where_the_line_was_and_adds_where_it_is()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "c1_1", 20), Sale("b", "c1_1", 5), Sale("c", "c1_2", 7));

        var corrected = await api.Record(
            Sale("a", "c1_1", 12), Sale("b", "c1_1", 5, daysAgo: 3, warehouse: "w2"), Sale("c", "c1_3", -2, daysAgo: 9));

        Assert.Equal((0, 3, 0), (corrected.Added, corrected.Corrected, corrected.Standing));
        Assert.Equal((12m, 5m, 0m), (await api.Sold("c1_1"), await api.SoldOn("c1_1", 3, "w2"), await api.Sold("c1_2")));
        Assert.Equal((-2m, 0m), (await api.SoldOn("c1_3", 9), await api.SoldOn("c1_3", 1)));
        Assert.Equal(0, (await api.History("c1_2")).Length); // a place that holds nothing any more is not there
        Assert.Equal(["c1_1", "c1_2", "c1_3"], corrected.Touched.Select(variant => variant.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_sent_again_writes_nothing_and_reads_its_lines_together()
    {
        await using var api = await TestApi.RunWithCatalogue();
        SaleLine[] lines = [.. Enumerable.Range(0, 900).Select(number => Sale($"line-{number:000}", $"c1_{1 + number % 30}", 1 + number % 4, 1 + number % 50))];
        var first = await api.Record(lines);
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        var again = await api.Record(lines);

        Assert.Equal((900, 0, 0), (first.Added, first.Corrected, first.Standing));
        Assert.Equal((0, 0, 900), (again.Added, again.Corrected, again.Standing));
        Assert.Empty(again.Touched);

        // One attempt to add the first hundred, the days that it would have changed, and the lines in one page.
        Assert.Equal((1, 1), (api.Store.Commits - commits, api.Store.Lists - lists));
        Assert.InRange(api.Store.Reads - reads, 0, 4);
    }

    [Fact]
    public async Task New_lines_of_one_variant_cost_a_read_and_a_write_for_every_ninety_nine()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("warm", "c1_1", 1));
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        await api.Record([.. Enumerable.Range(0, 990).Select(number => Sale($"line-{number}", "c1_1", 1, number % 700))]);

        Assert.Equal((10, 0, 10), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
        Assert.Equal(991m, await api.Sold("c1_1"));
    }

    [Fact]
    public async Task A_line_a_variant_costs_a_page_and_a_write_for_every_fifty()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(100, 500).Select(number => $$"""{"id":"v{{number}}"}"""))}}]}""");
        SaleLine[] lines = [.. Enumerable.Range(100, 500).Select(number => Sale($"line-{number}", $"v{number}", 2))];
        await api.Record([.. lines.Select(line => line with { Id = "first-" + line.Id })]);
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        await api.Record(lines);

        Assert.Equal((0, 10, 10), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    [Fact]
    public async Task Of_lines_under_one_id_in_one_call_the_last_counts()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var recorded = await api.Record(Sale("a", "c1_1", 20), Sale("a", "c1_2", 3));

        Assert.Equal(1, recorded.Added);
        Assert.Equal((0m, 3m), (await api.Sold("c1_1"), await api.Sold("c1_2")));
    }

    [Fact]
    public async Task Whatever_is_sent_in_whatever_order_the_days_are_the_sum_of_the_last_of_each_line()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var line =
            from id in Gen.Choose(1, 6)
            from variant in Gen.Choose(1, 3)
            from warehouse in Gen.Choose(1, 2)
            from day in Gen.Choose(0, 3)
            from quantity in Gen.Choose(-2, 9)
            select (id, variant, warehouse, day, quantity);
        var round = 0;
        var lasting = new Dictionary<string, SaleLine>();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(line.ListOf().ToArbitrary(), given =>
        {
            round++;
            SaleLine[] sent = [.. given.Select(one => Sale($"{round % 7}-{one.id}", $"c1_{one.variant}", one.quantity, one.day, $"w{one.warehouse}"))];
            api.Record(sent).GetAwaiter().GetResult();
            foreach (var one in sent)
            {
                lasting[one.Id] = one;
            }

            for (var variant = 1; variant <= 3; variant++)
            {
                for (var day = 0; day <= 3; day++)
                {
                    var expected = lasting.Values.Where(one => one.Variant.Value == $"c1_{variant}" && one.Warehouse.Value == "w1" && one.Date == Today.AddDays(-day)).Sum(one => one.Quantity);
                    Assert.Equal(expected, api.SoldOn($"c1_{variant}", day).GetAwaiter().GetResult());
                }
            }
        }));
    }

    [Fact]
    public async Task Days_that_are_too_old_by_the_newest_go_and_their_corrections_change_nothing_else()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var old = Sale("old", "c1_1", 9, daysAgo: 731);
        await api.Record(old, Sale("new", "c1_1", 1, daysAgo: 0));
        await api.Record(Sale("later", "c1_1", 2, daysAgo: -30));

        await api.Record(old with { Quantity = 5 }, Sale("new", "c1_1", 4, daysAgo: 0));

        Assert.Equal(4m, await api.Sold("c1_1"));
        Assert.Equal(2m, (await api.History("c1_1")).SoldOn(Today.AddDays(30)));
    }
}
