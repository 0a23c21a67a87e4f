using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

internal static class ApprovalJson
{
    public static void Write(Utf8JsonWriter json, ApprovalStep step)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Number("step", step.Step);
        members.Text("status", ChoiceWords.Of(step.Status));
        members.Text("approver", step.Approver);
        members.Text("escalation", step.Escalation);
        members.Text("reason", step.Reason);
        members.Number("revision", step.Revision);
        members.Instant("asked_at", step.AskedAt);
        members.Instant("due_at", step.TimeoutAt);
        members.Instant("reminded_at", step.RemindedAt);
        members.Instant("escalated_at", step.EscalatedAt);
        members.Instant("timed_out_at", step.TimedOutAt);
        members.Instant("decided_at", step.DecidedAt);
        members.Text("decided_by", step.DecidedBy);
        members.Text("comment", step.Comment);
        json.WriteEndObject();
    }

    /// <summary>The last step; null where nobody was asked.</summary>
    public static void WriteLast(Utf8JsonWriter json, StockOrder order)
    {
        if (order.Approvals.IsDefaultOrEmpty)
        {
            json.WriteNullValue();
        }
        else
        {
            Write(json, order.Approvals[^1]);
        }
    }
}
