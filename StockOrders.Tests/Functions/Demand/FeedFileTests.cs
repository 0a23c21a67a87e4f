using System.Text;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Demand;

public sealed class FeedFileTests
{
    [Fact]
    public async Task Sales_and_levels_are_taken_as_files()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var sales = await Send(api, "/api/v1/sales", "id;variant;warehouse;date;quantity\na;c1_1;w1;2026-04-30;5\nb;new_1;w1;2026-04-30;-2\n");
        var levels = await Send(api, "/api/v1/stock-levels", "id,variant,warehouse,date,in_stock,reserved\na,c1_1,w1,2026-05-01,9,2\n");

        Assert.Equal((200, 200), (sales.Code, levels.Code));
        Assert.Equal(["success", "kept_aside"], sales.Json["sales"]!.AsArray().Select(line => (string?)line!["status"]));
        Assert.Equal(5m, await api.Sold("c1_1"));
        Assert.Equal("success", (string?)levels.Json["stock-levels"]![0]!["status"]);
    }

    [Fact]
    public async Task A_file_with_wrong_lines_is_refused_whole_and_each_is_told_by_its_number()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await Send(
            api,
            "/api/v1/sales",
            "id,variant,warehouse,date,quantity\na,c1_1,w1,2026-04-30,5\na,c1_1,none,2026-05-02,1.5\nc,c1_1,w1,2024-04-29,many\n");

        Assert.Equal(400, answer.Code);
        Assert.Equal(
            ["lines[3].id", "lines[3].quantity", "lines[3].warehouse", "lines[3].date", "lines[4].quantity", "lines[4].quantity", "lines[4].date"],
            answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("2024-04-30", 200, null)]
    [InlineData("2024-04-29", 400, "date_too_old")]
    [InlineData("2026-05-01", 200, null)]
    [InlineData("2026-05-02", 400, "date_to_come")]
    public async Task Days_are_taken_from_731_days_ago_to_today(string date, int status, string? code)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, "/api/v1/sales", $$"""{"sales":[{"id":"a","variant":"c1_1","warehouse":"w1","date":"{{date}}","quantity":1}]}""");

        Assert.Equal(status, answer.Code);
        if (code is not null)
        {
            Assert.Equal(code, answer.ErrorCode);
            Assert.Contains(code == "date_too_old" ? "2024-04-30" : "2026-05-01", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/v1/sales", """{"sales":[{"id":"a","variant":"c1_1","warehouse":"w1","date":"2026-04-30","quantity":30}],"skip_background_jobs":false}""", "application/json")]
    [InlineData("/api/v1/sales?skip_background_jobs=false", "id,variant,warehouse,date,quantity\na,c1_1,w1,2026-04-30,30\n", "text/csv")]
    [InlineData("/api/v1/stock-levels", """{"stock-levels":[{"id":"a","variant":"c1_1","warehouse":"w1","date":"2026-05-01","in_stock":3}],"skip_background_jobs":false}""", "application/json")]
    public async Task Who_does_not_want_to_wait_for_the_night_gets_metrics_at_once(string path, string body, string media)
    {
        await using var api = await TestApi.RunWithCatalogue();

        Assert.Equal(200, (await api.SendBytes(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), media)).Code);

        Assert.Equal("2026-05-01", (string?)(await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["metrics_date"]);
    }

    [Fact]
    public async Task More_than_can_be_counted_on_a_day_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        foreach (var (bundle, part) in new[] { ("c1_1", "c1_2"), ("c1_3", "c1_1") })
        {
            await api.Must(HttpMethod.Put, $"/api/v1/variants/{bundle}", $$$"""{"variant":{"components":[{"variant":"{{{part}}}","quantity":1000}]}}""");
        }

        var answer = await api.Send(HttpMethod.Post, "/api/v1/sales", """{"sales":[{"id":"a","variant":"c1_3","warehouse":"w1","date":"2026-04-30","quantity":1000000000}]}""");

        Assert.Equal((400, "out_of_range"), (answer.Code, answer.ErrorCode));
        Assert.Equal(0m, await api.Sold("c1_3"));
    }

    [Fact]
    public async Task Of_a_feed_that_is_refused_for_one_large_line_no_other_line_counts()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"components":[{"variant":"c1_2","quantity":1000000}]}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"components":[{"variant":"c1_4","quantity":2}]}}""");
        var file = "id,variant,warehouse,date,quantity\n"
            + string.Concat(Enumerable.Range(0, 200).Select(number => $"a{number},c1_1,w1,2026-04-30,1\n")) + "b,c1_3,w1,2026-04-30,1000000000\n";

        var answer = await Send(api, "/api/v1/sales", file);

        Assert.Equal((400, "out_of_range"), (answer.Code, answer.ErrorCode));
        Assert.Contains("100000000000 units", answer.Json["result"]!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal((0m, 0m, 0), (await api.Sold("c1_1"), await api.Sold("c1_4"), await api.Rows()));
    }

    private static Task<Answer> Send(TestApi api, string path, string file) =>
        api.SendBytes(HttpMethod.Post, path, Encoding.UTF8.GetBytes(file), "text/csv");
}
