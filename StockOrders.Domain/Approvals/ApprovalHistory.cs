using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What questions and answers make of an order.</summary>
internal static class ApprovalHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.ApprovalRequested e => Asked(order) with { Approvals = order.Approvals.Add(e.Step), ToCome = e.ToCome ?? [], Basis = null },
        OrderEvent.ApprovalReminded e => order.WithStep(e.Step, step => step with { RemindedAt = entry.At, Reminded = step.Reminded + 1 }),
        OrderEvent.ApprovalEscalated e => order.WithStep(
            e.Step, step => step with { EscalatedAt = entry.At, EscalationTo = e.Asked ?? step.EscalationTo }),
        OrderEvent.ApprovalHeld e => order.WithStep(e.Step, step => step with { TimedOutAt = entry.At }),
        OrderEvent.ApprovalGiven e => order.WithStep(e.Step, step => step.Answered(ApprovalAnswer.Approved, e.Person, entry.At, e.Comment)) with { Basis = null },
        OrderEvent.Approved { More: true } e => Settle(order, e, entry.At) with { Basis = null },
        OrderEvent.Approved e => Approved(Settle(order, e, entry.At), entry.At),
        OrderEvent.ApprovalPassedOn e => order.WithStep(e.Step, step => step with { Status = ApprovalStatus.PassedOn, TimedOutAt = entry.At }),
        OrderEvent.Rejected e => Rejected(Settle(order, e, entry.At)),
        OrderEvent.SentBack e => SentBack(Settle(order, e, entry.At)),
        OrderEvent.ApprovalWithdrawn e => Withdrawn(order.WithStep(e.Step, step => step with { Status = ApprovalStatus.Withdrawn })),
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about approval."),
    };

    /// <summary>The stage of an order that was sent says where its goods are, whatever is decided about a change of it.</summary>
    public static StockOrder Approved(StockOrder order, DateTimeOffset at) =>
        (order.Change is null ? order with { Stage = Stage.Approved } : order.At(ChangeState.Approved)) with
        {
            ToCome = [],
            Basis = null,
            ApprovedAt = order.ApprovedAt ?? at,
        };

    private static StockOrder Asked(StockOrder order) =>
        order.Change is null ? order with { Stage = Stage.PendingApproval } : order.At(ChangeState.PendingApproval);

    private static StockOrder Rejected(StockOrder order) => Ended(
        order.Change is null ? order with { Stage = Stage.Rejected } : ChangeHistory.Undone(order));

    private static StockOrder SentBack(StockOrder order) => Ended(
        order.Change is null ? order with { Stage = Stage.Draft, SubmittedAt = null } : ChangeHistory.Undone(order));

    private static StockOrder Withdrawn(StockOrder order) => Ended(
        order.Change is null ? order with { Stage = Stage.Draft } : order.At(ChangeState.Submitted));

    private static StockOrder Ended(StockOrder order) => order with { ToCome = [], Basis = null };

    private static StockOrder Settle(StockOrder order, OrderEvent.Approved e, DateTimeOffset at) => order.WithStep(
        e.Step,
        step => (step with
        {
            Status = ApprovalStatus.Approved, AsAdministrator = e.AsAdministrator, TimedOutAt = e.BySilence ? at : step.TimedOutAt,
        }).Answered(ApprovalAnswer.Approved, e.Person, at, e.Comment).Decided(at, e.By, e.Comment));

    private static StockOrder Settle(StockOrder order, OrderEvent.Rejected e, DateTimeOffset at) => order.WithStep(
        e.Step,
        step => (step with
        {
            Status = ApprovalStatus.Rejected, AsAdministrator = e.AsAdministrator, TimedOutAt = e.BySilence ? at : step.TimedOutAt,
        }).Answered(ApprovalAnswer.Rejected, e.Person, at, e.Comment).Decided(at, e.By, e.Comment));

    private static StockOrder Settle(StockOrder order, OrderEvent.SentBack e, DateTimeOffset at) => order.WithStep(
        e.Step,
        step => (step with { Status = ApprovalStatus.SentBack, AsAdministrator = e.AsAdministrator })
            .Answered(ApprovalAnswer.SentBack, e.Person, at, e.Comment)
            .Decided(at, e.By, e.Comment));

    private static ApprovalStep Decided(this ApprovalStep step, DateTimeOffset at, string by, string? comment) =>
        step with { DecidedAt = at, DecidedBy = by, Comment = comment };

    /// <summary>With the answer in the slot that is theirs; whoever has none (an escalation, an administrator, silence) answers for the whole step.</summary>
    private static ApprovalStep Answered(this ApprovalStep step, ApprovalAnswer answer, Person? person, DateTimeOffset at, string? comment) =>
        person is not null && SlotOf(step, person) is { } slot
            ? step with { Slots = step.Slots.Replace(slot, slot with { Answer = answer, By = person, At = at, Comment = comment }) }
            : step;

    /// <summary>Their own before one that they stand in for.</summary>
    public static ApprovalSlot? SlotOf(ApprovalStep step, Person person) =>
        step.Slots.FirstOrDefault(slot => IsFree(slot) && slot.IsApprover(person))
        ?? step.Slots.FirstOrDefault(slot => IsFree(slot) && slot.IsDelegate(person));

    private static bool IsFree(ApprovalSlot slot) => slot is { Answer: null, Excluded: false };
}
