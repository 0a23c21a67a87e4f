using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>A line as programs get it. What is worked out (totals, shares, what is outstanding) cannot be set.</summary>
internal static class LineJson
{
    public static void Write(Utf8JsonWriter json, PricedLine priced) => Write(json, priced, null);

    public static void Write(Utf8JsonWriter json, PricedLine priced, FieldChoice? choice)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, choice);
        var line = priced.Line;
        Item(members, line);
        Stock(members, line.Stock ?? StockSnapshot.Unknown);
        Quantities(members, line);
        Money(members, priced);
        Messages(members, line);
        if (members.Has("received_history"))
        {
            History(json, line);
        }

        if (line.Components is { } components && members.Has("components"))
        {
            Components(json, components);
        }

        json.WriteEndObject();
    }

    private static void Item(JsonMembers members, OrderLine line)
    {
        members.Text("id", line.Variant.Value);
        members.Text("title", line.Title);
        members.Text("sku", line.Sku);
        members.Text("barcode", line.Barcode);
        members.Text("image", line.Image);
        members.Text("categories", line.Categories);
        members.Text("vendor_name", line.VendorName);
        members.Text("vendor_reference", line.VendorReference);
        members.Number("uom_ordering", line.UomOrdering);
        members.Number("vendor_packaging", line.VendorPackaging);
    }

    private static void Stock(JsonMembers members, StockSnapshot stock)
    {
        members.Number("source_stock", stock.Source);
        members.Number("in_stock", stock.InStock);
        members.Number("purchase_orders_qty", stock.OnPurchaseOrders);
        members.Number("transfer_units_in", stock.TransfersIn);
        members.Number("transfer_units_out", stock.TransfersOut);
    }

    private static void Quantities(JsonMembers members, OrderLine line)
    {
        members.Number("replenishment", line.Ordered);
        members.Number("replenishment_original", line.ReplenishmentOriginal);
        members.Day("expected_date", line.ExpectedDate);
        members.Number("received", line.Received);
        members.Number("remaining", line.Outstanding);
        members.Number("outstanding", line.Outstanding);
        members.Number("invoiced", line.Invoiced);
        members.Number("unit_decimals", line.UnitDecimals);
    }

    private static void Money(JsonMembers members, PricedLine priced)
    {
        var line = priced.Line;
        members.Number("cost_price", line.CostPrice);
        members.Number("landing_cost_price", priced.LandingPrice);
        members.Number("discount", priced.DiscountPercent);
        members.Number("tax", line.Tax);
        members.Number("cbm", line.Cbm);
        members.Number("cbm_ordered", priced.Volume);
        members.Number("ordered_cost", priced.Amounts.Gross);
        members.Number("total_discount", priced.Amounts.Discount);
        members.Number("total_ex_tax", priced.Amounts.Net);
        members.Number("total_tax", priced.Amounts.Tax);
        members.Number("total", priced.Amounts.Total);
        members.Number("shipping_handling_share", priced.ShippingShare);
        members.Number("landing_total", priced.LandedCost);
    }

    private static void Messages(JsonMembers members, OrderLine line)
    {
        if (!members.Has("messages"))
        {
            return;
        }

        members.Json.WriteStartArray("messages");
        foreach (var message in line.Messages ?? [])
        {
            members.Json.WriteStringValue(message);
        }

        members.Json.WriteEndArray();
    }

    private static void History(Utf8JsonWriter json, OrderLine line)
    {
        json.WriteStartArray("received_history");
        foreach (var entry in line.ReceivedHistory)
        {
            json.WriteStartObject();
            json.WriteNumber("date", entry.At.ToUnixTimeSeconds());
            json.WriteNumber("value", entry.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Components(Utf8JsonWriter json, ImmutableArray<LineComponent> components)
    {
        json.WriteStartArray("components");
        foreach (var part in components)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Variant.Value);
            json.WriteNumber("quantity", part.Quantity);
            json.WriteString("sku", part.Sku);
            json.WriteString("title", part.Title);
            json.WriteString("barcode", part.Barcode);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
