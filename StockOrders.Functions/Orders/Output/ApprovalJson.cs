using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

internal static class ApprovalJson
{
    public static void Write(Utf8JsonWriter json, ApprovalStep step, StockOrder order)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Number("step", step.Step);
        members.Text("status", ChoiceWords.Of(step.Status));
        members.Text("name", step.Name);
        members.Text("rule", step.Rule);
        members.Text("rule_name", step.RuleName);
        members.Text("approver", step.Approver);
        members.Text("escalation", step.Escalation);
        members.Text("reason", step.Reason);
        members.Number("needs", step.Needs);
        ApproverJson.WriteAll(json, step);
        members.Texts("escalated_to", step.EscalatedAt is null ? [] : ApproverJson.EscalatedTo(step));
        members.Text("silence", ChoiceWords.Of(step.Silence));
        members.Number("revision", step.Revision);
        members.Instant("asked_at", step.AskedAt);
        members.Instant("due_at", step.TimeoutAt);
        members.Instant("reminded_at", step.RemindedAt);
        members.Instant("escalated_at", step.EscalatedAt);
        members.Instant("timed_out_at", step.TimedOutAt);
        members.Instant("decided_at", step.DecidedAt);
        members.Text("decided_by", step.DecidedBy);
        members.Flag("as_administrator", step.AsAdministrator);
        members.Text("comment", step.Comment);
        ToCome(json, step, order);
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
            Write(json, order.Approvals[^1], order);
        }
    }

    /// <summary>What is asked once the pending step is through; the chain is fixed when its first step is asked.</summary>
    private static void ToCome(Utf8JsonWriter json, ApprovalStep step, StockOrder order)
    {
        json.WriteStartArray("to_come");
        foreach (var planned in step.Status == ApprovalStatus.Pending ? order.ToCome : [])
        {
            json.WriteStartObject();
            json.WriteString("name", planned.Plan.Name);
            json.WriteString("rule", planned.Rule);
            json.WriteString("rule_name", planned.RuleName);
            json.WriteString("reason", planned.Reason);
            json.WriteNumber("needs", planned.Plan.Needs ?? Math.Max(1, planned.Plan.Approvers.Length));
            json.WriteStartArray("approvers");
            foreach (var approver in planned.Plan.Approvers)
            {
                json.WriteStringValue(approver);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
