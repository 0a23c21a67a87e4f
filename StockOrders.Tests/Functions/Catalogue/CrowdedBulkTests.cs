using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

/// <summary>A bulk call whose second transaction lost every race was answered 500, although its first was stored.</summary>
public sealed class CrowdedBulkTests
{
    [Fact]
    public async Task Lines_that_lose_every_race_say_so_and_the_others_are_stored()
    {
        using var store = new ContestedStore("variant.crowded");
        await using var api = await TestApi.RunWithCatalogue(store);
        var lines = Enumerable.Range(1, 100).Select(number => $$"""{"id":"free_{{number}}","title":"Free"}""").Append("""{"id":"crowded","title":"Crowded"}""");

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', lines)}}]}""");

        var outcomes = answer.Json["outcomes"]!.AsArray();
        Assert.All(outcomes.Take(100), outcome => Assert.Equal("success", outcome!["status"]!.GetValue<string>()));
        Assert.Equal(("error", "too_crowded"), (outcomes[100]!["status"]!.GetValue<string>(), outcomes[100]!["code"]!.GetValue<string>()));
        Assert.Equal(200, (await api.Get("/api/v1/variants/free_100")).Code);
        Assert.Equal(404, (await api.Get("/api/v1/variants/crowded")).Code);
    }
}
