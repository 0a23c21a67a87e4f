using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Demand;

public sealed class FeedTests
{
    [Fact]
    public async Task A_sold_line_counts_once_by_its_id_and_is_corrected_by_it()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await api.Must(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 20));
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 20));
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sale("line-2", 5));
        await api.Must(HttpMethod.Post, "/api/v1/sales", Sale("line-2", 3));

        Assert.Equal(23m, await Sold(api));
    }

    [Fact]
    public async Task Parallel_feeds_of_one_variant_lose_no_line()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => api.Must(HttpMethod.Post, "/api/v1/sales", Sale($"line-{number}", 1))));

        Assert.Equal(20m, await Sold(api));
    }

    [Fact]
    public async Task A_feed_under_its_key_gets_the_first_answer_again()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var key = ("Idempotency-Key", "feed-1");

        var first = await api.Send(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 20), headers: key);
        var again = await api.Send(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 20), headers: key);
        var other = await api.Send(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 21), headers: key);

        Assert.Equal((200, 200, 422), (first.Code, again.Code, other.Code));
        Assert.Equal(20m, await Sold(api));
    }

    [Fact]
    public async Task The_newest_day_of_a_stock_level_counts_whatever_order_days_come_in()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await api.Must(HttpMethod.Post, "/api/v1/stock-levels", Level("s-2", "2026-04-30", 7));
        await api.Must(HttpMethod.Post, "/api/v1/stock-levels", Level("s-1", "2026-04-29", 100));

        Assert.Equal(7m, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("\"warehouse\":\"w1\"", "\"warehouse\":\"none\"", "sales[0].warehouse")]
    [InlineData("\"date\":\"2026-04-30\"", "\"date\":\"30/04/2026\"", "sales[0].date")]
    [InlineData("\"date\":\"2026-04-30\"", "\"date\":\"1970-01-01\"", "sales[0].date")]
    [InlineData("\"quantity\":20", "\"quantity\":1.5", "sales[0].quantity")]
    [InlineData("\"quantity\":20", "\"quantity\":\"20\"", "sales[0].quantity")]
    [InlineData("\"quantity\":20", "\"quantity\":1e30", "sales[0].quantity")]
    [InlineData("\"id\":\"line-1\"", "\"id\":\"\"", "sales[0].id")]
    public async Task A_feed_with_a_wrong_line_is_refused_whole(string sound, string wrong, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, "/api/v1/sales", Sale("line-1", 20).Replace(sound, wrong, StringComparison.Ordinal));

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    private static async Task<decimal> Sold(TestApi api)
    {
        var sum = 0m;
        var variant = new VariantId("c1_1");
        await foreach (var row in api.Get<DemandRows>().Between(new AccountId(TestApi.Account), variant, variant, default))
        {
            sum += row.History().Sum(new DateOnly(2026, 5, 2), 30);
        }

        return sum;
    }

    private static string Sale(string id, int quantity) =>
        $$"""{"sales":[{"id":"{{id}}","variant":"c1_1","warehouse":"w1","date":"2026-04-30","quantity":{{quantity}} }]}""";

    private static string Level(string id, string date, int inStock) =>
        $$"""{"stock-levels":[{"id":"{{id}}","variant":"c1_1","warehouse":"w1","date":"{{date}}","in_stock":{{inStock}} }]}""";
}
