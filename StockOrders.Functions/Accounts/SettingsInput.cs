using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Matching;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// Settings that a client sends, over the ones there are: what is not named stays as it is, so that a program that sets the approver
/// does not undo the limit. An explicit null clears a text.
/// </summary>
internal static partial class SettingsInput
{
    /// <summary>Further mails to one who does not answer.</summary>
    public const int MaxChases = 10;

    private const decimal MaxAmount = 1_000_000_000;

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <param name="today">The account's day: that of a rate that comes without one.</param>
    public static AccountSettings Over(AccountSettings now, JsonFields fields, DateOnly today)
    {
        var rates = Rates(fields) ?? now.Rates;
        var settings = now with
        {
            Currency = fields.Currency("currency") ?? now.Currency,
            TimeZone = Zone(fields) ?? now.TimeZone,
            ShopName = fields.Has("shop_name") ? fields.Text("shop_name", 200) : now.ShopName,
            ApprovalLimit = fields.Number("approval_limit", 0, MaxAmount, 4) ?? now.ApprovalLimit,
            ApproverEmail = fields.Has("approver_email") ? fields.Email("approver_email") : now.ApproverEmail,
            SelfApprovalLimit = fields.Has("self_approval_limit") ? fields.Number("self_approval_limit", 0, MaxAmount, 4) : now.SelfApprovalLimit,
            AdministratorsDecide = fields.Flag("administrators_decide") ?? now.AdministratorsDecide,
            BuyerEmail = fields.Has("buyer_email") ? fields.Email("buyer_email") : now.BuyerEmail,
            EscalationEmail = fields.Has("escalation_email") ? fields.Email("escalation_email") : now.EscalationEmail,
            ApprovalReminder = Time(fields, "approval_reminder") ?? now.ApprovalReminder,
            ApprovalEscalation = Time(fields, "approval_escalation") ?? now.ApprovalEscalation,
            ApprovalTimeout = Time(fields, "approval_timeout") ?? now.ApprovalTimeout,
            ApprovalSilence = fields.Word("approval_silence", false, ("hold", ApprovalSilence.Hold), ("reject", ApprovalSilence.Reject)) ?? now.ApprovalSilence,
            ConfirmationDue = Time(fields, "confirmation_due") ?? now.ConfirmationDue,
            ConfirmationChase = Time(fields, "confirmation_chase") ?? now.ConfirmationChase,
            ConfirmationChases = fields.Durations("confirmation_chases", MaxChases, Shortest, Longest) ?? now.ConfirmationChases,
            DelayChases = fields.Durations("delay_chases", MaxChases, Shortest, Longest) ?? now.DelayChases,
            Tolerance = ToleranceOver(now.Tolerance, fields),
            Rates = rates,
            RateDays = RateDays(now, rates, fields, today),
            StatusLabels = StatusLabels.Read(fields) ?? now.StatusLabels,
            SubmitDrafts = fields.Flag("submit_drafts") ?? now.SubmitDrafts,
            HoldingCostPercent = fields.Number("holding_cost_percent", 0, 1_000, 4) ?? now.HoldingCostPercent,
            Digest = fields.Has("digest_at") ? !fields.IsBlank("digest_at") : now.Digest,
            DigestAt = TimeOfDay(fields, "digest_at") ?? now.DigestAt,
            OrderCost = fields.Number("order_cost", 0, MaxAmount, 4) ?? now.OrderCost,
            ShipmentsSetDates = fields.Flag("shipments_set_dates") ?? now.ShipmentsSetDates,
            ReplenishByTransfer = fields.Flag("replenish_by_transfer") ?? now.ReplenishByTransfer,
        };
        fields.Close();
        return settings;
    }

    private static Tolerance ToleranceOver(Tolerance now, JsonFields fields)
    {
        if (fields.Object("tolerance") is not { } given)
        {
            return now;
        }

        var tolerance = new Tolerance(
            given.Number("price_percent", 0, 100, 4) ?? now.PricePercent,
            given.Number("price_absolute", 0, MaxAmount, 4) ?? now.PriceAbsolute,
            given.Number("quantity_percent", 0, 100, 4) ?? now.QuantityPercent,
            given.Number("quantity_absolute", 0, MaxAmount, 4) ?? now.QuantityAbsolute);
        given.Close();
        return tolerance;
    }

    private static TimeSpan? Time(JsonFields fields, string name) => fields.Duration(name, Shortest, Longest);

    /// <summary>By the clock: <c>08:00</c>.</summary>
    private static TimeSpan? TimeOfDay(JsonFields fields, string name)
    {
        if (fields.Text(name, 5) is not { Length: > 0 } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToTimeSpan();
        }

        fields.Refuse(name, "not_a_time", $"{name} must be a time of day from 00:00 to 23:59, such as 08:00, or null.");
        return null;
    }

    private static string? Zone(JsonFields fields)
    {
        if (fields.Text("time_zone", 64) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            // Under its own name: one in other letters is found only by a process that has met the zone before.
            return zone.Id;
        }

        fields.Refuse("time_zone", "unknown_time_zone", "time_zone must be an IANA time zone, such as Europe/London.");
        return null;
    }
}
