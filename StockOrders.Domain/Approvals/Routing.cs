using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>Lets a submitted order through by its amount, or asks a person.</summary>
internal static class Routing
{
    public static Decision Decide(StockOrder order, AccountSettings settings, DateTimeOffset now)
    {
        if (order is not ({ Stage: Stage.Draft, SubmittedAt: not null } or { Change.State: ChangeState.Submitted, IsOver: false }))
            return Decided.Nothing;
        if (order.Change is not null && OrderTotals.Of(order.AsSent()).Worth is var sent && sent >= OrderTotals.Of(order).Worth)
            return Decided.Events(new OrderEvent.ApprovedAsChange(OrderTotals.Of(order).Total, sent.Amount, sent.Currency.Code));

        var total = OrderTotals.Of(order).Worth;
        var limit = Figures.Amount(settings.ApprovalLimit, settings.Currency);
        if (InAccountCurrency(total, settings) is not { } amount)
            return Ask(order, settings, now, $"There is no rate for {total.Currency}, so {total} cannot be compared with the limit of {limit}.");
        if (amount.Amount <= settings.ApprovalLimit)
            return Decided.Events(new OrderEvent.AutoApproved(amount.Amount, settings.ApprovalLimit, settings.Currency.Code));

        var worth = total.Currency == amount.Currency ? $"{total}" : $"{total} is {amount},";
        return Ask(order, settings, now, total.Currency == amount.Currency
            ? $"{worth} is more than the limit of {limit}."
            : $"{worth} more than the limit of {limit}.");
    }

    /// <summary>Rounded at the account currency's minor unit, halves away from zero; null without a rate above zero.</summary>
    public static Money? InAccountCurrency(Money money, AccountSettings settings) =>
        settings.RateOf(money.Currency) is { } rate ? Money.RoundedHalfAway(money.Amount * rate, settings.Currency) : null;

    /// <summary>Without an approver's address the step still waits, for someone who approves it over the API.</summary>
    private static Decision Ask(StockOrder order, AccountSettings settings, DateTimeOffset now, string reason) =>
        Decided.Events(new OrderEvent.ApprovalRequested(new ApprovalStep
        {
            Step = order.Approvals.Length + 1,
            Status = ApprovalStatus.Pending,
            Approver = settings.ApproverEmail ?? "",
            Escalation = settings.EscalationEmail ?? "",
            Revision = order.Revision,
            AskedAt = now,
            RemindAt = now + settings.ApprovalReminder,
            EscalateAt = now + settings.ApprovalEscalation,
            TimeoutAt = now + settings.ApprovalTimeout,
            Silence = settings.ApprovalSilence,
            Reason = reason,
        }));
}
