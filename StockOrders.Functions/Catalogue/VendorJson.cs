using System.Text.Json;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>A vendor as it is answered, with how long they took.</summary>
internal static class VendorJson
{
    public static void Write(Utf8JsonWriter json, VendorView view, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        var vendor = view.Vendor;
        json.WriteStartObject();
        members.Text("id", vendor.Id.Value);
        members.Text("name", vendor.Name);
        members.Text("display_name", vendor.Name);
        members.Text("email", vendor.Email);
        members.Text("buyer_email", vendor.BuyerEmail);
        members.Text("attn", vendor.Attn);
        members.Text("address", vendor.Address);
        members.Text("currency", vendor.Currency.Code);
        Confirmation(members, vendor.Confirmation);
        members.Number("lead_time", vendor.LeadTime);
        members.Number("lead_time_deviation", (decimal)vendor.LeadTimeDeviation);
        members.Text("lead_time_from", ChoiceWords.Of(vendor.LeadTimeFrom));
        Measured(members, view);
        members.Texts("order_days", WeekdayWords.Of(vendor.OrderDays));
        members.Texts("delivery_days", WeekdayWords.Of(vendor.DeliveryDays));
        Holidays(members, view);
        members.Number("min_order_value", vendor.MinOrderValue);
        members.Number("target_order_value", vendor.TargetOrderValue);
        members.Number("min_order_quantity", vendor.MinOrderQuantity);
        members.Number("max_order_quantity", vendor.MaxOrderQuantity);
        members.Text("moq", ChoiceWords.Of(vendor.Moq));
        members.Text("uom_round", ChoiceWords.Of(vendor.UomRound));
        members.Text("payment_terms", vendor.PaymentTerms);
        members.Text("shipment_method", vendor.ShipmentMethod);
        members.Number("default_discount", vendor.DefaultDiscount);
        members.Flag("disabled", vendor.Disabled);
        json.WriteEndObject();
    }

    private static void Confirmation(JsonMembers members, ConfirmationTerms? terms)
    {
        members.Text("confirmation_due", terms?.Due is { } due ? DurationText.Of(due) : null);
        members.Text("confirmation_chase", terms?.Chase is { } chase ? DurationText.Of(chase) : null);
        if (terms?.Chases is { } chases)
        {
            members.Texts("confirmation_chases", chases.Select(DurationText.Of));
        }
        else
        {
            members.Text("confirmation_chases", null);
        }
    }

    private static void Measured(JsonMembers members, VendorView view)
    {
        if (!members.Has("measured_lead_time"))
        {
            return;
        }

        if (view.Measured is not { } measured)
        {
            members.Json.WriteNull("measured_lead_time");
            return;
        }

        members.Json.WriteStartObject("measured_lead_time");
        var inside = new JsonMembers(members.Json, null);
        inside.Number("orders", measured.Orders);
        inside.Number("mean", (decimal)measured.Mean);
        inside.Number("deviation", (decimal)measured.Deviation);
        inside.Day("first", measured.First);
        inside.Day("last", measured.Last);
        members.Json.WriteEndObject();
    }

    private static void Holidays(JsonMembers members, VendorView view)
    {
        if (!members.Has("holidays"))
        {
            return;
        }

        members.Json.WriteStartArray("holidays");
        foreach (var holiday in view.Vendor.Holidays)
        {
            members.Json.WriteStartObject();
            var inside = new JsonMembers(members.Json, null);
            inside.Day("from", holiday.From);
            inside.Day("to", holiday.To);
            inside.Text("name", holiday.Name);
            members.Json.WriteEndObject();
        }

        members.Json.WriteEndArray();
    }
}
