using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Orders;

/// <summary>What is told of an order besides itself, for the API description. A line for each member.</summary>
internal static class OrderShapes
{
    private static readonly Shape Approver = new("Approver", "One of those who are asked at a step.")
    {
        { "approver", Text(), "An address, or key: and the name of an API key." },
        { "delegate", Text().OrNull, "Who stands in for them; both may answer." },
        { "status", Word("pending", "approved", "rejected", "sent_back", "own_order", "not_needed"), "What they said; own_order: they asked for the order themselves and have no say; not_needed: it was settled without them." },
        { "decided_by", Text().OrNull, "Who said it." },
        { "decided_at", Instant.OrNull, "When." },
        { "comment", Text().OrNull, "And what else." },
    };

    private static readonly Shape PlannedStep = new("PlannedApproval", "A step of the chain that is asked when those before it are through.")
    {
        { "name", Text().OrNull, "Of the step." },
        { "rule", Text().OrNull, "Id of the rule; null for the account's own limit." },
        { "rule_name", Text().OrNull, "Its name." },
        { "reason", Text(), "Why it will be asked." },
        { "needs", Whole, "How many must agree." },
        { "approvers", List(Text()), "Who will be asked." },
    };

    public static readonly Shape Approval = new("Approval", "A step of approval that was asked, and what became of it.")
    {
        { "step", Whole, "The first question is 1." },
        { "status", Text(), "pending, approved, rejected, withdrawn, sent_back, passed_on." },
        { "name", Text().OrNull, "Of the step." },
        { "rule", Text().OrNull, "Id of the rule that asks; null where the account's own limit does." },
        { "rule_name", Text().OrNull, "Its name." },
        { "approver", Text().OrNull, "Who is asked; of several, the first." },
        { "escalation", Text().OrNull, "Who is asked when the approver is silent." },
        { "reason", Text().OrNull, "Why a person is asked." },
        { "needs", Whole, "How many of the approvers must agree." },
        { "approvers", List(The(Approver)), "Everybody who is asked." },
        { "escalated_to", List(Text()), "Who was asked as well when they were silent; empty before." },
        { "silence", Word("hold", "reject", "next", "approve_without_answer"), "What becomes of silence." },
        { "revision", Whole, "The revision of the order that the question is about." },
        { "asked_at", Instant.OrNull, "When the question went out." },
        { "due_at", Instant.OrNull, "When silence counts as an answer." },
        { "reminded_at", Instant.OrNull, "When the approver was reminded." },
        { "escalated_at", Instant.OrNull, "When the question went further." },
        { "timed_out_at", Instant.OrNull, "When nobody had answered in time." },
        { "decided_at", Instant.OrNull, "When it was decided." },
        { "decided_by", Text().OrNull, "Who decided." },
        { "as_administrator", Flag, "It was decided by somebody who was not asked and may change the rules." },
        { "comment", Text().OrNull, "What they said." },
        { "to_come", List(The(PlannedStep)), "The steps of the chain that follow a pending one." },
    };

    public static readonly Shape Deleted = new("DeletedOrder", "What is left of an order that was deleted.")
    {
        { "id", OrderId, "Its id." },
    };

    public static readonly Shape Event = new("TimelineEvent", "Something that happened to an order.")
    {
        { "sequence", Whole, "Counts from 1." },
        { "at", Instant, "When." },
        { "type", Text(), "What: " + string.Join(", ", Domain.Orders.OrderEventNames.All.Values.Order(StringComparer.Ordinal)) + "." },
        { "actor", Text(), "Who: api:<key name>, approver:<address>, supplier:<address>, system." },
        { "data", Open, "The event's own facts, and what it changed: revision, where it made a new one, and changes, a list of {item, field, from, to}, item only where a line changed. The first has items, total and currency instead." },
    };
}
