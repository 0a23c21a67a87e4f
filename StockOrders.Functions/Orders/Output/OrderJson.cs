using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>An order as programs get it: the members of the Stock Orders API under their own names, and ours beside them.</summary>
internal static class OrderJson
{
    public const string Name = "purchase-order";
    public const string Plural = "purchase-orders";

    public static void Write(Utf8JsonWriter json, StockOrder order) => Write(json, order, null);

    public static void Write(Utf8JsonWriter json, StockOrder order, FieldChoice? choice)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, choice);
        Identity(members, order);
        Header(members, order.Header);
        HeaderChoicesJson.Write(members, order);
        Totals(members, order);
        MinimumJson.Write(members, order);
        OrderLifeJson.Write(members, order);
        if (members.Has("items"))
        {
            json.WriteStartArray("items");
            foreach (var line in PricedLine.AllOf(order))
            {
                LineJson.Write(json, line);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The API's word: empty and <c>po</c> are the same, and <c>po</c> says more.</summary>
    public static string TypeOf(OrderType type) => type switch
    {
        OrderType.Purchase => "po",
        OrderType.Transfer => "transfer",
        OrderType.Assembly => "assembly",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string? ChangeOf(ChangeState? state) => state is { } known ? ChoiceWords.Of(known) : null;

    public static string StageOf(Stage stage) => ChoiceWords.Of(stage);

    private static void Identity(JsonMembers members, StockOrder order)
    {
        var header = order.Header;
        var isPurchase = order.Type == OrderType.Purchase;
        members.Text("id", order.Id.Value);
        members.Text("reference", header.Reference);
        members.Text("extra_reference", header.ExtraReference);
        members.Text("status", StageStatus.Of(order.Stage));
        members.Text("status_label", Labelling.Of(order));
        members.Text("stage", StageOf(order.Stage));
        members.Text("type", TypeOf(order.Type));
        members.Text("source_type", isPurchase ? "vendor" : "warehouse");
        members.Text("source", isPurchase ? header.Vendor?.Value : header.SourceWarehouse?.Value);
        members.Text("source_display_name", isPurchase
            ? header.VendorName ?? header.Vendor?.Value
            : header.SourceWarehouseName ?? header.SourceWarehouse?.Value);
        members.Text("vendor", header.Vendor?.Value);
        members.Text("vendor_display_name", header.VendorName ?? header.Vendor?.Value);
        members.Text("source_warehouse", header.SourceWarehouse?.Value);
        members.Text("warehouse", header.Warehouse.Value);
        members.Text("warehouse_display_name", header.WarehouseName ?? header.Warehouse.Value);
    }

    private static void Header(JsonMembers members, OrderHeader header)
    {
        members.Text("currency", header.Currency.Code);
        members.Day("expected_date", header.ExpectedDate);
        members.Day("payment_date", header.PaymentDate);
        members.Day("shipment_date", header.ShipmentDate);
        members.Text("vendor_address", header.VendorAddress);
        members.Text("billing_address", header.BillingAddress);
        members.Text("shipping_address", header.ShippingAddress);
        members.Text("email", header.Email);
        members.Text("attn", header.Attn);
        members.Text("notes", header.Notes);
        members.Text("shipment_method", header.ShipmentMethod);
        members.Text("payment_terms", header.PaymentTerms);
        members.Number("shipping_handling", header.ShippingHandling);
        members.Number("shipping_handling_tax", header.ShippingHandlingTax);
        members.Text("shop_name", header.ShopName);
    }

    private static void Totals(JsonMembers members, StockOrder order)
    {
        var totals = OrderTotals.Of(order);
        members.Number("total", totals.Total);
        members.Number("total_ex_tax", totals.ExTax.Amount);
        members.Number("total_tax", totals.Tax.Amount);
        members.Number("total_discount", totals.Discount.Amount);
        members.Number("cbm", totals.Volume);
        members.Number("total_ordered", totals.Ordered);
        members.Number("total_received", totals.Received);
    }
}
