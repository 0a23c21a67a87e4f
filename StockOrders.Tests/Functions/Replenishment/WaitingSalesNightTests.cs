using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Sales that were sent before their variant was made, by somebody who died between making it and letting them count.</summary>
public sealed class WaitingSalesNightTests
{
    [Fact]
    public async Task Run_lets_sales_count_whose_variant_appeared_and_goes_by_them()
    {
        await using var shop = await Shop.Open();
        var variant = RunShop.IdOf(1);
        var day = DateOnly.FromDateTime(shop.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().Date).AddDays(-3);
        await shop.App.Services.GetRequiredService<SalesBook>().Record(
            Shop.Account, [new SaleLine("line-1", variant, RunShop.Warehouse, day, 70)], default);
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);

        await shop.Run();

        Assert.Empty((await shop.Store.List(DemandNames.AllAside(Shop.Account), 1, null, default)).Rows);
        Assert.Equal(70, (await shop.Metrics(variant))!.Outlook!.Sold.Last7);
    }
}
