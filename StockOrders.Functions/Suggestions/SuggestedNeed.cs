using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Suggestions;

/// <summary>What the last run found to be needed of a variant in a warehouse.</summary>
internal sealed record SuggestedNeed(VariantView View, WarehouseMetrics Found)
{
    private static readonly ListField<SuggestedNeed>[] All =
    [
        new("variant", CellKind.Text, need => Cell.Of(need.View.Variant.Id.Value)),
        new("sku", CellKind.Text, need => Cell.Of(need.View.Variant.Sku)),
        new("title", CellKind.Text, need => Cell.Of(need.View.Variant.Title)),
        new("category", CellKind.Text, need => Cell.Of(need.View.Variant.Category)),
        new("brand", CellKind.Text, need => Cell.Of(need.View.Variant.Brand)),
        new("warehouse", CellKind.Text, need => Cell.Of(need.Found.Warehouse.Value)),
        new("vendor", CellKind.Text, need => Cell.Of(need.Found.Vendor?.Value)),
        new("replenishment", CellKind.Number, need => Cell.Of(need.Found.Replenishment)),
        new("to_order", CellKind.Number, need => Cell.Of(need.Found.ToOrder)),
        new("to_order_cost", CellKind.Number, need => Cell.Of(need.Found.Outlook?.ToOrderCost)),
        new("in_stock", CellKind.Number, need => Cell.Of(need.Found.OnHand)),
        new("on_order", CellKind.Number, need => Cell.Of(need.Found.OnOrder)),
        new("daily_sales", CellKind.Number, need => Cell.Of(need.Found.DailySales)),
        new("lead_time", CellKind.Number, need => Cell.Of(need.Found.LeadTime)),
        new("reorder_point", CellKind.Number, need => Cell.Of(need.Found.ReorderPoint)),
        new("oos", CellKind.Number, need => Cell.Of(need.Found.Outlook?.SellOutDays)),
        new("under_value", CellKind.Number, need => Cell.Of(need.Found.Outlook?.UnderValue)),
        new("date", CellKind.Day, need => Cell.Of(need.View.Metrics!.Night)),
    ];

    public static FrozenDictionary<string, ListField<SuggestedNeed>> Fields { get; } = All.ToFrozenDictionary(field => field.Name);

    public static ListOrder<SuggestedNeed> Order { get; } = ListOrder<SuggestedNeed>.By(Fields["variant"]).Then(Fields["warehouse"]);

    /// <summary>One for each variant and warehouse of which anything is needed.</summary>
    public static async IAsyncEnumerable<SuggestedNeed> Of(IAsyncEnumerable<VariantView> variants)
    {
        await foreach (var view in variants)
        {
            foreach (var found in view.Metrics?.Warehouses ?? [])
            {
                if (found.Replenishment > 0)
                {
                    yield return new SuggestedNeed(view, found);
                }
            }
        }
    }

    public static void Write(Utf8JsonWriter json, SuggestedNeed need, FieldChoice? choice)
    {
        var (found, variant) = (need.Found, need.View.Variant);
        json.WriteStartObject();
        new JsonMembers(json, null).Text("variant", variant.Id.Value);
        new JsonMembers(json, null).Text("warehouse", found.Warehouse.Value);
        var members = new JsonMembers(json, choice);
        members.Text("sku", variant.Sku);
        members.Text("title", variant.Title);
        members.Text("category", variant.Category);
        members.Text("brand", variant.Brand);
        members.Text("vendor", found.Vendor?.Value);
        members.Number("replenishment", found.Replenishment);
        members.Number("to_order", found.ToOrder);
        members.Number("to_order_cost", found.Outlook?.ToOrderCost);
        members.Number("in_stock", found.OnHand);
        members.Number("on_order", found.OnOrder);
        members.Number("daily_sales", found.DailySales);
        members.Number("lead_time", found.LeadTime);
        members.Number("reorder_point", found.ReorderPoint);
        members.Number("oos", found.Outlook?.SellOutDays);
        members.Number("under_value", found.Outlook?.UnderValue);
        members.Day("date", need.View.Metrics!.Night);
        json.WriteEndObject();
    }
}
