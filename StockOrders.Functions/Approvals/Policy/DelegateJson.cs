using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Who stands in for an approver, as programs see it.</summary>
internal static class DelegateJson
{
    public const string Name = "approval-delegate";

    public static void Write(Utf8JsonWriter json, ApprovalDelegate stand, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        json.WriteString("id", stand.Id);
        members.Text("approver", stand.Approver);
        members.Text("delegate", stand.Delegate);
        members.Day("from", stand.From);
        members.Day("to", stand.To);
        members.Text("comment", stand.Comment);
        json.WriteEndObject();
    }
}
