using System.Collections.Frozen;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Replenishment;

/// <summary>Another variant of a new one's product.</summary>
/// <param name="Since">The account's day on which it came into the catalogue; null where that was before such days were kept.</param>
/// <param name="Sells">Where it has sold for four weeks.</param>
internal sealed record Sibling(VariantId Variant, DateOnly? Since, IReadOnlyDictionary<WarehouseId, SalesLevel> Sells)
{
    public static Sibling Of(ProductRow row, IReadOnlyDictionary<WarehouseId, DemandHistory> demand, DateOnly today)
    {
        var sells = new Dictionary<WarehouseId, SalesLevel>(demand.Count);
        foreach (var (warehouse, history) in demand)
        {
            var series = history.Series(today);
            var totals = new CategoryTotals();
            totals.Add(series.Sold, series.OutOfStock, today);
            if (totals.Variants > 0)
            {
                sells[warehouse] = new SalesLevel(totals.Daily, totals.Variance);
            }
        }

        return new Sibling(row.Variant, row.Since, sells.ToFrozenDictionary());
    }
}

/// <param name="Daily">Mean units a day in stock, of late.</param>
/// <param name="Variance">Of one day's demand.</param>
internal readonly record struct SalesLevel(double Daily, double Variance);
