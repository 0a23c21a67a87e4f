using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Demand;

/// <summary>What a test asks of recorded demand, and lines to record.</summary>
internal static class DemandShop
{
    public static readonly AccountId Account = new(TestApi.Account);
    public static readonly DateOnly Today = new(2026, 5, 1);

    public static SaleLine Sale(string id, string variant, decimal quantity, int daysAgo = 1, string warehouse = "w1") =>
        new(id, new VariantId(variant), new WarehouseId(warehouse), Today.AddDays(-daysAgo), quantity);

    public static Task<SalesRecorded> Record(this TestApi api, params SaleLine[] lines) => api.Get<SalesBook>().Record(Account, lines, default);

    /// <summary>Units of all days that are kept.</summary>
    public static async Task<decimal> Sold(this TestApi api, string variant, string warehouse = "w1") =>
        (await api.History(variant, warehouse)).Sum(Today.AddDays(1), DemandDays.Kept);

    public static async Task<decimal> SoldOn(this TestApi api, string variant, int daysAgo, string warehouse = "w1") =>
        (await api.History(variant, warehouse)).SoldOn(Today.AddDays(-daysAgo));

    public static async Task<DemandHistory> History(this TestApi api, string variant, string warehouse = "w1")
    {
        await foreach (var row in api.Get<DemandRows>().Between(Account, new VariantId(variant), new VariantId(variant), default))
        {
            if (row.Warehouse.Value == warehouse)
            {
                return row.History();
            }
        }

        return DemandHistory.None;
    }

    public static async Task<int> Rows(this TestApi api)
    {
        var rows = 0;
        await foreach (var _ in api.Get<IStore>().All(new RowRange(DemandNames.Partition(Account), "a", "z"), default))
        {
            rows++;
        }

        return rows;
    }
}
