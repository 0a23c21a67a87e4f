using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Puts the next step of a chain to its approvers: who stands in for whom is looked up that day, who asked for the order is left out, and
/// the instants are fixed.
/// </summary>
internal static class Asking
{
    public static OrderEvent.ApprovalRequested Of(StockOrder order, ImmutableArray<PlannedStep> chain, OrderFacts facts, DateTimeOffset now)
    {
        // The figures are those of the whole chain, and stand with its first step alone: a long chain would store them many times.
        var (planned, rest) = (chain[0], chain[1..]);
        var plan = planned.Plan;
        var selfLimit = planned.SelfApprovalLimit ?? facts.Settings.SelfApprovalLimit;
        var slots = Slots(plan.Approvers, order, selfLimit, facts, now);
        var escalation = Slots(plan.Escalation, order, selfLimit, facts, now);
        var needs = plan.Needs ?? Math.Max(1, Quorum.Able(slots));
        var isEscalated = escalation.Any(slot => !slot.Excluded);
        var shortage = Quorum.Shortage(slots, needs, isEscalated, facts.Settings.AdministratorsDecide);

        // Fewer are silent than must agree: who asked for the order would have it approved by waiting.
        var silence = shortage is not null && !isEscalated && plan.Silence == ApprovalSilence.ApproveWithoutAnswer ? ApprovalSilence.Hold : plan.Silence;
        ImmutableArray<DateTimeOffset> reminders = [.. plan.Reminders.Order().Select(after => now + after)];
        var timeout = now + plan.Timeout;
        return new OrderEvent.ApprovalRequested(
            new ApprovalStep
            {
                Step = order.Approvals.Length + 1,
                Status = ApprovalStatus.Pending,
                Approver = plan.Approvers is [var first, ..] ? first : "",
                Escalation = plan.Escalation is [var above, ..] ? above : "",
                Revision = order.Revision,
                AskedAt = now,
                RemindAt = reminders is [var remind, ..] ? remind : timeout,
                EscalateAt = shortage is not null && isEscalated ? now : now + (plan.EscalateAfter ?? plan.Timeout),
                TimeoutAt = timeout,
                Silence = silence,
                Reason = shortage is null ? planned.Reason : $"{planned.Reason} {shortage}",
                Rule = planned.Rule,
                RuleName = planned.RuleName,
                Name = plan.Name,
                Needs = needs,
                Slots = slots,
                Reminders = reminders,
                EscalationTo = escalation,
                SelfApprovalLimit = selfLimit,
                Figures = planned.Figures ?? order.Approvals.LastOrDefault()?.Figures,
            },
            rest.IsEmpty ? null : [.. rest.Select(later => later with { Figures = null })]);
    }

    /// <param name="selfLimit">Up to this, who asked for the order may decide on it all the same.</param>
    public static ImmutableArray<ApprovalSlot> Slots(
        ImmutableArray<string> approvers, StockOrder order, decimal? selfLimit, OrderFacts facts, DateTimeOffset now)
    {
        var day = ClockDays.DayOf(now, facts.Settings.TimeZone);
        var mayDecideOwn = SelfApproval.IsWithin(order, selfLimit, facts.Settings);
        var taken = new HashSet<string>(approvers, StringComparer.OrdinalIgnoreCase);
        return [.. approvers.Distinct(StringComparer.OrdinalIgnoreCase).Select(approver => Slot(approver))];

        ApprovalSlot Slot(string approver)
        {
            var slot = new ApprovalSlot { Approver = approver, Address = AddressOf(approver, facts.Approval) };
            if (!mayDecideOwn && order.Requesters.Any(slot.IsApprover))
                return slot with { Excluded = true };
            if (Delegates.Of(approver, day, facts.Approval.Delegates) is not { } other)
                return slot;

            // One person never fills two slots: who is asked anyway, or stands in already, stands in for nobody else.
            var filled = slot with { Delegate = other, DelegateAddress = AddressOf(other, facts.Approval) };
            return (mayDecideOwn || !order.Requesters.Any(filled.IsDelegate)) && taken.Add(other) ? filled : slot;
        }
    }

    private static string? AddressOf(string approver, ApprovalFacts facts) =>
        Person.KeyNameOf(approver) is not { } key ? approver
        : facts.KeyAddresses.TryGetValue(key, out var address) ? address
        : null;
}
