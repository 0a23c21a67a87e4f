using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Demand;

/// <summary>A feed whose last transaction lost every race said that nothing was changed, although its first was stored.</summary>
public sealed class CrowdedFeedTests
{
    [Fact]
    public async Task Sales_that_lose_every_race_are_answered_as_partly_recorded_where_others_of_the_call_are()
    {
        using var store = new ContestedStore(DemandNames.Days(new Place(new VariantId("c1_2"), new WarehouseId("w1"))));
        await using var api = await TestApi.RunWithCatalogue(store);
        string Sale(string variant) => $$"""{"id":"{{variant}}","variant":"{{variant}}","warehouse":"w1","date":"2026-04-30","quantity":5}""";
        var many = string.Join(',', Enumerable.Range(100, 400).Select(number => Sale($"new_{number}")));

        var answer = await api.Send(HttpMethod.Post, "/api/v1/sales", $$"""{"sales":[{{Sale("c1_1")}},{{many}},{{Sale("c1_2")}}]}""");

        PartlyDone(answer);
    }

    [Fact]
    public async Task Levels_whose_stock_loses_every_race_are_answered_as_partly_recorded()
    {
        using var store = new ContestedStore(CatalogueRows.StockLevel(new VariantId("c1_2"), new WarehouseId("w1")));
        await using var api = await TestApi.RunWithCatalogue(store);

        var answer = await api.Send(
            HttpMethod.Post, "/api/v1/stock-levels", """{"stock-levels":[{"id":"a","variant":"c1_2","warehouse":"w1","date":"2026-04-30","in_stock":5}]}""");

        Assert.NotEmpty((await api.History("c1_2")).Levels);
        PartlyDone(answer);
    }

    private static void PartlyDone(Answer answer)
    {
        Assert.Equal((503, "too_crowded", "1"), (answer.Code, answer.ErrorCode, answer.Headers["Retry-After"]));
        Assert.DoesNotContain("Nothing was changed", answer.Text, StringComparison.Ordinal);
        Assert.Contains("not recorded twice", answer.Text, StringComparison.Ordinal);
    }
}
