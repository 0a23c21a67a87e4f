using System.Text.Json;
using StockOrders.Domain.Matching;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Matching;

/// <summary>An invoice as programs get it, with what the match came to.</summary>
internal static class InvoiceJson
{
    public static string StatusOf(InvoiceStatus status) => ChoiceWords.Of(status);

    public static void Write(Utf8JsonWriter json, SupplierInvoice invoice)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("id", invoice.Id.Value);
        members.Text("number", invoice.Number);
        members.Text("vendor", invoice.Vendor.Value);
        members.Text("purchase_order", invoice.Order.Value);
        members.Text("status", StatusOf(invoice.Verdict.Status));
        members.Day("date", invoice.Date);
        members.Text("currency", invoice.Currency.Code);
        json.WriteStartArray("items");
        foreach (var line in invoice.Lines)
        {
            json.WriteStartObject();
            json.WriteString("id", line.Variant.Value);
            json.WriteNumber("quantity", line.Quantity);
            json.WriteNumber("cost_price", line.CostPrice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        members.Number("shipping_handling", invoice.ShippingHandling);
        members.Number("tax", invoice.Tax);
        members.Number("total", invoice.Total);
        json.WriteStartArray("reasons");
        foreach (var reason in invoice.Verdict.Reasons)
        {
            Write(json, reason);
        }

        json.WriteEndArray();
        members.Day("due", PaymentDue.Of(invoice));
        members.Text("settled_by", invoice.SettledBy);
        members.Text("comment", invoice.Comment);
        members.Text("file", invoice.File);
        members.Instant("received_at", invoice.ReceivedAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatchReason reason)
    {
        json.WriteStartObject();
        json.WriteString("code", reason.Code);
        json.WriteString("message", reason.Message);
        if (reason.Item is { } item)
        {
            json.WriteString("item", item.Value);
        }

        Figure(json, "invoiced", reason.Invoiced);
        Figure(json, "received", reason.Received);
        Figure(json, "ordered", reason.Ordered);
        Figure(json, "expected", reason.Expected);
        Figure(json, "actual", reason.Actual);
        Figure(json, "tolerance", reason.Tolerance);
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, string name, decimal? figure)
    {
        if (figure is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
