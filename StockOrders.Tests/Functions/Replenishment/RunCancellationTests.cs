using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Replenishment;

public sealed class RunCancellationTests
{
    [Fact]
    public async Task Run_that_is_under_way_is_cancelled_and_said_twice_it_is_cancelled_once()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Get<RunBook>().Open(AccountId.From(TestApi.Account), "r1", default);

        var cancelled = await api.Must(HttpMethod.Post, "/api/v1/replenishment/runs/r1/cancel", "{}");
        var again = await api.Must(HttpMethod.Post, "/api/v1/replenishment/runs/r1/cancel", "{}");
        var read = await api.Get("/api/v1/replenishment/runs/r1");

        foreach (var answer in new[] { cancelled, again, read })
        {
            Assert.Equal((200, "cancelled"), (answer.Code, (string?)answer.Json["run"]!["status"]));
            Assert.Equal((string?)cancelled.Json["run"]!["finished_at"], (string?)answer.Json["run"]!["finished_at"]);
        }
    }
}
