using System.Text.Json;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>The same figures of a variant for each warehouse by itself.</summary>
internal static class VariantWarehousesJson
{
    public static void Write(Utf8JsonWriter json, VariantView view)
    {
        var known = view.Metrics is null ? [] : view.Metrics.Warehouses.ToDictionary(metrics => metrics.Warehouse.Value);
        json.WriteStartArray("warehouse");
        foreach (var warehouse in view.Variant.InStock.Keys.Union(view.Variant.Reserved.Keys).Union(known.Keys).Order(StringComparer.Ordinal))
        {
            var metrics = known.GetValueOrDefault(warehouse);
            var members = new JsonMembers(json, null);
            json.WriteStartObject();
            members.Text("warehouse", warehouse);
            members.Number("in_stock", view.Variant.InStock.GetValueOrDefault(warehouse));
            members.Number("reserved", view.Variant.Reserved.GetValueOrDefault(warehouse));
            members.Number("lead_time_used", metrics?.LeadTime ?? view.LeadTimeUsed);
            members.Text("vendor", metrics?.Vendor?.Value);
            members.Number("daily_sales", metrics?.DailySales ?? 0);
            members.Number("reorder_point", metrics?.ReorderPoint ?? 0);
            members.Number("replenishment", metrics?.Replenishment ?? 0);
            members.Number("to_order", metrics?.ToOrder ?? 0);
            VariantJson.Outlook(members, metrics?.Outlook ?? new StockOutlook { PurchaseOrders = metrics?.OnOrder ?? 0 });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
