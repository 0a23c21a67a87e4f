using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Lists;

namespace StockOrders.Functions.Orders.Output;

/// <summary>An order in a list: what its index row holds, under the same names as in the whole order.</summary>
internal static class OrderIndexJson
{
    private static readonly FrozenSet<string> BeyondTheRow = new[]
    {
        "items", "payment_date", "shipment_date", "vendor_address", "billing_address", "shipping_address", "email", "attn", "notes",
        "shipment_method", "payment_terms", "shipping_handling", "shipping_handling_tax", "shop_name", "received_date", "submitted_at", "sent_at",
        "confirmed_at", "declined_at", "decline_reason", "proposal", "revision", "sent_revision", "duplicate_of", "backorder", "backorder_of", "invoices", "stock-update", "connections", "approval", "discount_enabled", "default_discount", "shipping_allocation",
        "uom_ordering", "uom_round", "moq", "addMySKUs", "addVendorSKUs", "addBarcodes", "addCategories", "useTitlesAsVendorName", "custom_fields",
        "total_ex_tax", "total_tax", "total_discount", "cbm", "min_budget", "min_quantity", "moq_shortfall",
    }.ToFrozenSet();

    /// <summary>True when the client chose something that only the document holds.</summary>
    public static bool NeedsDocument(FieldChoice? choice) => choice is not null && choice.Names.Any(BeyondTheRow.Contains);

    public static void Write(Utf8JsonWriter json, OrderIndexRow row, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        var isPurchase = row.Type == OrderType.Purchase;
        json.WriteStartObject();
        members.Text("id", row.Id.Value);
        members.Text("reference", row.Reference);
        members.Text("extra_reference", row.ExtraReference);
        members.Text("status", StageStatus.Of(row.Stage));
        members.Text("status_label", row.StatusLabel);
        members.Text("stage", OrderJson.StageOf(row.Stage));
        members.Text("type", OrderJson.TypeOf(row.Type));
        members.Text("source_type", isPurchase ? "vendor" : "warehouse");
        members.Text("source", isPurchase ? row.Vendor?.Value : row.SourceWarehouse?.Value);
        members.Text("source_display_name", isPurchase
            ? row.VendorName ?? row.Vendor?.Value
            : row.SourceWarehouseName ?? row.SourceWarehouse?.Value);
        members.Text("vendor", row.Vendor?.Value);
        members.Text("vendor_display_name", row.VendorName ?? row.Vendor?.Value);
        members.Text("source_warehouse", row.SourceWarehouse?.Value);
        members.Text("warehouse", row.Warehouse.Value);
        members.Text("warehouse_display_name", row.WarehouseName ?? row.Warehouse.Value);
        members.Text("currency", row.Currency.Code);
        members.Day("expected_date", row.ExpectedDate);
        members.Number("total", row.Total);
        members.Number("total_ordered", row.TotalOrdered);
        members.Number("total_received", row.TotalReceived);
        members.Day("created_date", row.Details?.CreatedDate ?? DateOnly.FromDateTime(row.CreatedAt.UtcDateTime));
        members.Instant("created_at", row.CreatedAt);
        members.Instant("updated_at", row.LastModified);
        members.Instant("last_modified", row.LastModified);
        members.Flag("unconfirmed", row.Unconfirmed);
        members.Flag("delayed", row.Delayed);
        members.Flag("readonly", row.Readonly);
        members.Flag("error", row.Error);
        members.Flag("archived", row.Archived);
        members.Number("version", row.Version);
        members.Text("change_status", OrderJson.ChangeOf(row.Change));
        members.Text("run", row.Run);
        members.Text("origin", ChoiceWords.Of(row.Source));
        json.WriteEndObject();
    }
}
