using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant as it is answered, with what the last recalculation found of it.</summary>
internal static class VariantJson
{
    public static void Write(Utf8JsonWriter json, VariantView view, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        Facts(members, view);
        members.Number("in_stock", view.InStock);
        members.Number("reserved", view.Reserved);
        members.Number("daily_sales", view.Metrics?.DailySales ?? 0);
        members.Number("reorder_point", view.Metrics?.ReorderPoint ?? 0);
        members.Number("replenishment", view.Metrics?.Replenishment ?? 0);
        members.Number("to_order", view.Metrics?.ToOrder ?? 0);
        Outlook(members, view.Outlook);
        members.Day("metrics_date", view.Metrics?.Night);
        if (members.Has("warehouse"))
        {
            VariantWarehousesJson.Write(json, view);
        }

        if (members.Has("components"))
        {
            Components(json, view.Variant);
        }

        if (members.Has("connections"))
        {
            Connections(json, view.Variant);
        }

        if (members.Has("vendors"))
        {
            json.WriteStartArray("vendors");
            foreach (var offer in view.Variant.Vendors)
            {
                OfferJson.Write(json, offer);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Outlook(JsonMembers members, StockOutlook outlook)
    {
        members.Number("purchase_orders_qty", outlook.PurchaseOrders);
        members.Number("transfer_units_in", outlook.TransfersIn);
        members.Number("transfer_units_out", outlook.TransfersOut);
        members.Number("to_order_cost", outlook.ToOrderCost);
        members.Day("replenish_date", outlook.ReplenishDate);
        members.Number("oos", outlook.SellOutDays);
        members.Number("under_value", outlook.UnderValue);
        members.Number("last_7_days_sales", outlook.Sold.Last7);
        members.Number("last_30_days_sales", outlook.Sold.Last30);
        members.Number("last_60_days_sales", outlook.Sold.Last60);
        members.Number("last_90_days_sales", outlook.Sold.Last90);
        members.Number("last_180_days_sales", outlook.Sold.Last180);
        members.Number("last_365_days_sales", outlook.Sold.Last365);
        members.Number("forecasted_stock", outlook.ForecastedStock);
        members.Number("cur_forecasted_stock", outlook.CurrentForecastedStock);
        members.Number("forecasted_lost_sales_lead_time", outlook.LostSales);
        members.Number("forecasted_lost_revenue_lead_time", outlook.LostRevenue);
    }

    private static void Facts(JsonMembers members, VariantView view)
    {
        var variant = view.Variant;
        members.Text("id", variant.Id.Value);
        members.Text("sku", variant.Sku);
        members.Text("title", variant.Title);
        members.Text("barcode", variant.Barcode);
        members.Text("image", variant.Image);
        members.Text("product_id", variant.ProductId);
        members.Text("product_type", variant.ProductType);
        members.Text("category", variant.Category);
        members.Text("brand", variant.Brand);
        members.Flag("removed", variant.Removed);
        members.Number("unit_decimals", variant.UnitDecimals);
        members.Number("cost_price", variant.CostPrice);
        members.Number("landing_cost_price", variant.LandingCostPrice);
        members.Number("price", variant.Price);
        members.Number("cbm", variant.Cbm);
        members.Number("lead_time", variant.LeadTime);
        members.Number("lead_time_used", view.LeadTimeUsed);
        members.Number("review_period", variant.ReviewPeriod);
        members.Number("safety_stock", variant.SafetyStock);
        members.Number("minimum_stock", variant.MinimumStock);
        members.Number("service_level", (decimal?)variant.ServiceLevel);
        members.Number("safety_days", variant.SafetyDays);
        members.Number("target_stock", variant.TargetStock);
        members.Number("maximum_stock", variant.MaximumStock);
        members.Text("forecast_method", VariantSteering.WordOf(variant.Method));
        members.Text("forecast_like", variant.ForecastLike?.Value);
        members.Flag("assembled", variant.Assembled);
        members.Text("vendor", view.Vendor);
        members.Text("vendor_reason", view.Metrics?.VendorReason);
        members.Text("vendor_reason_code", view.Metrics?.VendorCode);
    }

    private static void Components(Utf8JsonWriter json, Variant variant)
    {
        json.WriteStartArray("components");
        foreach (var component in variant.Components)
        {
            json.WriteStartObject();
            json.WriteString("variant", component.Variant.Value);
            json.WriteNumber("quantity", component.Quantity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Connections(Utf8JsonWriter json, Variant variant)
    {
        json.WriteStartArray("connections");
        foreach (var connection in variant.Connections)
        {
            json.WriteStartObject();
            json.WriteString("connection", connection.Connection);
            json.WriteString("id", connection.Id);
            json.WriteBoolean("removed", connection.Removed);
            json.WriteStartArray("vendors");
            foreach (var vendor in connection.Vendors.IsDefault ? [] : connection.Vendors)
            {
                json.WriteStringValue(vendor);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
