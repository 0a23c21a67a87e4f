using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>Those who are asked at a step, and what each of them said.</summary>
internal static class ApproverJson
{
    public static void WriteAll(Utf8JsonWriter json, ApprovalStep step)
    {
        json.WriteStartArray("approvers");
        foreach (var slot in step.Slots)
        {
            Write(json, step, slot);
        }

        json.WriteEndArray();
    }

    public static IEnumerable<string> EscalatedTo(ApprovalStep step) => !step.EscalationTo.IsEmpty ? step.EscalationTo.Select(slot => slot.Delegate ?? slot.Approver)
        : step.Escalation.Length > 0 ? [step.Escalation]
        : [];

    private static void Write(Utf8JsonWriter json, ApprovalStep step, ApprovalSlot slot)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("approver", slot.Approver);
        members.Text("delegate", slot.Delegate);
        members.Text("status", StatusOf(step, slot));
        members.Text("decided_by", slot.By?.Actor);
        members.Instant("decided_at", slot.At);
        members.Text("comment", slot.Comment);
        json.WriteEndObject();
    }

    /// <summary>Who asked for the order has no say; who had not answered when the step was settled is not asked any more.</summary>
    private static string StatusOf(ApprovalStep step, ApprovalSlot slot) =>
        slot.Answer is { } answer ? ChoiceWords.Of(answer)
        : slot.Excluded ? "own_order"
        : step.Status == ApprovalStatus.Pending ? "pending"
        : "not_needed";
}
