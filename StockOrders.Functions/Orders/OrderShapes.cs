using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Orders;

/// <summary>What is told of an order besides itself, for the API description. A line for each member.</summary>
internal static class OrderShapes
{
    public static readonly Shape Approval = new("Approval", "A person who was asked to approve the order, and what became of it.")
    {
        { "step", Whole, "The first question is 1." },
        { "status", Text(), "pending, approved, rejected, withdrawn, held, …" },
        { "approver", Text().OrNull, "Who is asked." },
        { "escalation", Text().OrNull, "Who is asked when the approver is silent." },
        { "reason", Text().OrNull, "Why a person is asked." },
        { "revision", Whole, "The revision of the order that the question is about." },
        { "asked_at", Instant.OrNull, "When the question went out." },
        { "due_at", Instant.OrNull, "When silence counts as an answer." },
        { "reminded_at", Instant.OrNull, "When the approver was reminded." },
        { "escalated_at", Instant.OrNull, "When the question went further." },
        { "timed_out_at", Instant.OrNull, "When nobody had answered in time." },
        { "decided_at", Instant.OrNull, "When it was decided." },
        { "decided_by", Text().OrNull, "Who decided." },
        { "comment", Text().OrNull, "What they said." },
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
