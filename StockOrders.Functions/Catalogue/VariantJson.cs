using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

internal static class VariantJson
{
    public static void Write(Utf8JsonWriter json, VariantView view, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        var variant = view.Variant;
        json.WriteStartObject();
        members.Text("id", variant.Id.Value);
        members.Text("sku", variant.Sku);
        members.Text("title", variant.Title);
        members.Text("barcode", variant.Barcode);
        members.Number("unit_decimals", variant.UnitDecimals);
        members.Number("cost_price", variant.CostPrice);
        members.Number("price", variant.Price);
        members.Number("lead_time", variant.LeadTime);
        members.Number("review_period", variant.ReviewPeriod);
        members.Number("safety_stock", variant.SafetyStock);
        members.Number("service_level", (decimal?)variant.ServiceLevel);
        members.Text("vendor", view.Vendor);
        members.Number("in_stock", view.InStock);
        members.Number("purchase_orders_qty", view.Metrics?.OnOrder ?? 0);
        members.Number("daily_sales", view.Metrics?.DailySales ?? 0);
        members.Number("reorder_point", view.Metrics?.ReorderPoint ?? 0);
        members.Number("replenishment", view.Metrics?.Replenishment ?? 0);
        members.Number("to_order", view.Metrics?.ToOrder ?? 0);
        if (members.Has("warehouse"))
        {
            Warehouses(json, view);
        }

        if (members.Has("vendors"))
        {
            json.WriteStartArray("vendors");
            foreach (var offer in variant.Vendors)
            {
                Offer(json, offer);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Offer(Utf8JsonWriter json, VendorOffer offer)
    {
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Text("vendor", offer.Vendor.Value);
        members.Number("cost_price", offer.CostPrice);
        members.Text("vendor_reference", offer.VendorReference);
        members.Text("vendor_name", offer.VendorName);
        members.Number("vendor_packaging", offer.VendorPackaging);
        members.Number("uom_ordering", offer.UomOrdering);
        members.Number("lead_time", offer.LeadTime);
        json.WriteEndObject();
    }

    private static void Warehouses(Utf8JsonWriter json, VariantView view)
    {
        var known = view.Metrics is null ? [] : view.Metrics.Warehouses.ToDictionary(metrics => metrics.Warehouse.Value);
        json.WriteStartArray("warehouse");
        foreach (var warehouse in view.Variant.InStock.Keys.Union(known.Keys).Order(StringComparer.Ordinal))
        {
            var metrics = known.GetValueOrDefault(warehouse);
            var members = new JsonMembers(json, null);
            json.WriteStartObject();
            members.Text("warehouse", warehouse);
            members.Number("in_stock", view.Variant.InStock.GetValueOrDefault(warehouse));
            members.Number("purchase_orders_qty", metrics?.OnOrder ?? 0);
            members.Number("daily_sales", metrics?.DailySales ?? 0);
            members.Number("reorder_point", metrics?.ReorderPoint ?? 0);
            members.Number("replenishment", metrics?.Replenishment ?? 0);
            members.Number("to_order", metrics?.ToOrder ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
