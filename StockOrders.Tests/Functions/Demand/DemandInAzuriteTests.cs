using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Storage;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

/// <summary>What exactly-once rests on, in the table service's own protocol.</summary>
[Collection(nameof(Azurite))]
public sealed class DemandInAzuriteTests(Azurite azurite)
{
    [AzuriteFact]
    public async Task Parallel_senders_corrections_and_what_waits_come_to_the_same_in_tables()
    {
        await using var api = await TestApi.RunWithCatalogue(AzuriteStoreTests.AzureStore(azurite, new()));
        var run = Guid.NewGuid().ToString("N");
        SaleLine[] lines = [.. Enumerable.Range(0, 120).Select(number => Sale($"{run}-{number}", $"{run}{1 + number % 3}", 1, number % 20))];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => api.Record(lines))));
        await api.Record([.. lines[..60].Select(line => line with { Quantity = 3, Variant = lines[0].Variant })]);
        await api.Must(HttpMethod.Put, $"/api/v1/variants/{run}1", """{"variant":{"title":"New"}}""");

        Assert.Equal((180m + 20m, 20m, 20m), (await api.Sold($"{run}1"), await api.Sold($"{run}2"), await api.Sold($"{run}3")));
        Assert.Equal([$"{run}2 20", $"{run}3 20"], (await api.Get($"/api/v1/sales/kept-aside?id_match={run}")).Json["kept-aside"]!.AsArray().Select(one => $"{one!["id"]} {one["quantity"]}"));
    }
}
