using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>A person's answer. One who comes by a link (step and revision given) is told when it is used or outdated.</summary>
internal static class Approving
{
    public static Decision Decide(StockOrder order, OrderCommand.Approve approve, OrderFacts facts, DateTimeOffset now)
    {
        var answer = new Answer(ApprovalStatus.Approved, approve.By, approve.Comment, approve.Step, approve.Revision);
        return Of(order, answer, facts, (step, standing) =>
        {
            var person = facts.Caller.Person;
            if (standing == Standing.Approver && step.Slots.Count(slot => slot.Answer == ApprovalAnswer.Approved) + 1 < step.Needs)
                return Decided.Events(new OrderEvent.ApprovalGiven(step.Step, approve.By, approve.Comment, person));

            var isLast = order.ToCome.IsEmpty;
            var approved = new OrderEvent.Approved(
                step.Step, approve.By, approve.Comment, More: !isLast, AsAdministrator: standing == Standing.Administrator, Person: person);
            return isLast ? Decided.Events(approved) : Decided.Events(approved, Asking.Of(order, order.ToCome, facts, now));
        });
    }

    public static Decision Decide(StockOrder order, OrderCommand.Reject reject, OrderFacts facts) =>
        Of(order, new Answer(ApprovalStatus.Rejected, reject.By, reject.Comment, reject.Step, reject.Revision), facts, (step, standing) =>
            Decided.Events(new OrderEvent.Rejected(
                step.Step, reject.By, reject.Comment, AsAdministrator: standing == Standing.Administrator, Person: facts.Caller.Person)));

    public static Decision Decide(StockOrder order, OrderCommand.SendBack back, OrderFacts facts) =>
        Of(order, new Answer(ApprovalStatus.SentBack, back.By, back.Comment, back.Step, back.Revision), facts, (step, standing) =>
            Decided.Events(new OrderEvent.SentBack(
                step.Step, back.By, back.Comment, AsAdministrator: standing == Standing.Administrator, Person: facts.Caller.Person)));

    private static Decision Of(StockOrder order, Answer answer, OrderFacts facts, Func<ApprovalStep, Standing, Decision> settle)
    {
        var asked = answer.Step is { } number ? order.Approvals.SingleOrDefault(step => step.Step == number) : order.Approvals.LastOrDefault();
        if (asked is null)
            return NotPending(order);
        if (asked.Status == ApprovalStatus.Withdrawn && answer.Step is null)
            return NotPending(order);
        if (asked.Status == ApprovalStatus.Withdrawn || (answer.Revision is { } revision && revision != asked.Revision))
        {
            return Decided.Conflict(
                "approval_superseded", "The order was changed or called off after this was asked. A new question, if any, has a new link.");
        }

        if (asked.Status != ApprovalStatus.Pending)
        {
            var isSameAnswer = asked.Status == answer.Status && asked.DecidedBy == answer.By;
            return isSameAnswer && answer.Step is null ? Decided.Nothing : AlreadyDecided(asked);
        }

        if (asked.AnswerOf(facts.Caller.Person) is { } given)
            return answer is { Status: ApprovalStatus.Approved, Step: null } ? Decided.Nothing : AlreadyGiven(asked, given);
        var standing = Standings.Of(order, asked, facts);
        return standing.IsRefused ? standing.Refusals : settle(asked, standing.Value);
    }

    private static Refusal AlreadyGiven(ApprovalStep step, ApprovalSlot slot) => new(
        RefusalKind.Conflict,
        "approval_answered",
        $"You approved this on {Figures.Instant(slot.At!.Value)}. It needs {step.Needs} who agree, and waits for somebody else.");

    private static Refusal AlreadyDecided(ApprovalStep step) => new(
        RefusalKind.Conflict,
        "approval_decided",
        step.DecidedAt is { } at
            ? $"This was {Word(step.Status)} by {step.DecidedBy} on {Figures.Instant(at)}."
            : $"Nobody answered in time, and the next step was asked on {Figures.Instant(step.TimedOutAt!.Value)}.");

    private static string Word(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Approved => "approved",
        ApprovalStatus.SentBack => "sent back",
        _ => "rejected",
    };

    private static Refusal NotPending(StockOrder order) => OrderRefusals.Over(order, "nobody is asked to approve it")
        ?? new(RefusalKind.Conflict, "approval_not_pending", "Nobody is asked to approve this order now.");

    private readonly record struct Answer(ApprovalStatus Status, string By, string? Comment, int? Step, int? Revision);
}
