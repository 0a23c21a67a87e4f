using System.Globalization;
using System.Text.Json;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>Settings as programs get them.</summary>
internal static class SettingsJson
{
    public static void Write(Utf8JsonWriter json, AccountSettings settings)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("currency", settings.Currency.Code);
        members.Text("time_zone", settings.TimeZone);
        members.Text("shop_name", settings.ShopName);
        members.Number("approval_limit", settings.ApprovalLimit);
        members.Number("self_approval_limit", settings.SelfApprovalLimit);
        members.Flag("administrators_decide", settings.AdministratorsDecide);
        members.Text("approver_email", settings.ApproverEmail);
        members.Text("buyer_email", settings.BuyerEmail);
        members.Text("escalation_email", settings.EscalationEmail);
        members.Text("approval_reminder", DurationText.Of(settings.ApprovalReminder));
        members.Text("approval_escalation", DurationText.Of(settings.ApprovalEscalation));
        members.Text("approval_timeout", DurationText.Of(settings.ApprovalTimeout));
        members.Text("approval_silence", settings.ApprovalSilence == ApprovalSilence.Hold ? "hold" : "reject");
        members.Text("confirmation_due", DurationText.Of(settings.ConfirmationDue));
        members.Text("confirmation_chase", DurationText.Of(settings.ConfirmationChase));
        members.Texts("confirmation_chases", settings.ConfirmationChases.Select(DurationText.Of));
        members.Texts("delay_chases", settings.DelayChases.Select(DurationText.Of));
        json.WriteStartObject("tolerance");
        members.Number("price_percent", settings.Tolerance.PricePercent);
        members.Number("price_absolute", settings.Tolerance.PriceAbsolute);
        members.Number("quantity_percent", settings.Tolerance.QuantityPercent);
        members.Number("quantity_absolute", settings.Tolerance.QuantityAbsolute);
        json.WriteEndObject();
        json.WriteStartObject("rates");
        foreach (var (currency, rate) in settings.Rates)
        {
            members.Number(currency, rate);
        }

        json.WriteEndObject();
        json.WriteStartObject("rate_dates");
        foreach (var (currency, day) in settings.RateDays)
        {
            members.Day(currency, day);
        }

        json.WriteEndObject();
        json.WriteStartObject("status_labels");
        foreach (var (label, status) in settings.StatusLabels)
        {
            members.Text(label, status);
        }

        json.WriteEndObject();
        members.Flag("submit_drafts", settings.SubmitDrafts);
        members.Number("holding_cost_percent", settings.HoldingCostPercent);
        members.Text("digest_at", settings.Digest ? settings.DigestAt.ToString(@"hh\:mm", CultureInfo.InvariantCulture) : null);
        members.Number("order_cost", settings.OrderCost);
        members.Flag("shipments_set_dates", settings.ShipmentsSetDates);
        members.Flag("replenish_by_transfer", settings.ReplenishByTransfer);
        json.WriteEndObject();
    }
}
