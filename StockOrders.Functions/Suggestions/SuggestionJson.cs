using System.Text.Json;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Suggestions;

/// <summary>A suggestion as programs get it.</summary>
internal static class SuggestionJson
{
    public static void Write(Utf8JsonWriter json, ExplainedSuggestion explained)
    {
        var suggestion = explained.Suggestion;
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("variant", suggestion.Variant.Id.Value);
        members.Text("warehouse", suggestion.Warehouse.Value);
        members.Day("date", explained.Today);
        members.Text("sentence", explained.Sentence);
        members.Number("replenishment", suggestion.Replenishment);
        members.Number("to_order", suggestion.Quantity);
        Transfers(json, suggestion);
        members.Text("vendor", suggestion.From?.Vendor.Id.Value);
        members.Text("vendor_reason", suggestion.From?.Reason);
        members.Text("vendor_reason_code", suggestion.From?.Code);
        members.Day("order_on", suggestion.From is null ? null : suggestion.Times!.OrderOn);
        members.Day("expected", suggestion.From is null ? null : suggestion.Times!.ArrivesOn);
        members.Number("due_in", suggestion.DueIn);
        members.Number("in_stock", suggestion.OnHand);
        members.Number("reserved", suggestion.Reserved);
        members.Number("on_order", suggestion.OnOrder);
        members.Number("transfer_units_in", suggestion.TransfersIn);
        members.Number("transfer_units_out", suggestion.TransfersOut);
        members.Number("position", suggestion.Position);
        members.Number("daily_sales", suggestion.DailySales);
        members.Number("lead_time", suggestion.LeadTime);
        members.Number("safety_stock", suggestion.Safety.Quantity);
        members.Text("safety_stock_from", ChoiceWords.Of(suggestion.Safety.From));
        members.Number("reorder_point", suggestion.ReorderPoint);
        members.Number("review_allowance", suggestion.ReviewAllowance);
        members.Number("trigger", suggestion.Trigger);
        members.Number("order_up_to", suggestion.OrderUpTo);
        members.Number("lost_sales", suggestion.Lost);
        ForecastJson.Write(json, suggestion.Forecast!);
        members.Texts("remarks", explained.Remarks);
        DerivationJson.Write(json, explained.Derivation);
        json.WriteEndObject();
    }

    private static void Transfers(Utf8JsonWriter json, Suggestion suggestion)
    {
        json.WriteStartArray("transfers");
        foreach (var share in suggestion.Transfers)
        {
            json.WriteStartObject();
            json.WriteString("from", share.From.Value);
            json.WriteNumber("quantity", share.Quantity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
