using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>What has become of an order: its dates, its marks, and what it has to do with others.</summary>
internal static class OrderLifeJson
{
    public static void Write(JsonMembers members, StockOrder order)
    {
        members.Day("created_date", OrderDays.Created(order));
        members.Instant("created_at", order.CreatedAt);
        members.Instant("updated_at", order.LastModified);
        members.Instant("last_modified", order.LastModified);
        members.Day("received_date", OrderDays.Received(order));
        members.Instant("submitted_at", order.SubmittedAt);
        members.Instant("sent_at", order.Dispatch?.SentAt);
        members.Instant("confirmed_at", order.Dispatch?.ConfirmedAt);
        members.Instant("declined_at", order.Dispatch?.DeclinedAt);
        members.Text("decline_reason", order.Dispatch?.DeclinedAt is null ? null : order.Dispatch.Comment);
        members.Flag("unconfirmed", Chasing.IsUnconfirmed(order));
        members.Flag("delayed", order.Delay is not null);
        members.Instant("delayed_since", order.Delay?.Since);
        members.Flag("readonly", order.Owner() is not null);
        members.Flag("error", order.HasError());
        members.Flag("archived", order.Archived);
        members.Number("version", order.Version);
        members.Number("revision", order.Revision);
        members.Number("sent_revision", order.Dispatch?.Revision);
        members.Text("change_status", OrderJson.ChangeOf(order.Change?.State));
        members.Text("duplicate_of", order.DuplicateOf?.Value);
        members.Text("backorder", order.Backorder?.Value);
        members.Text("backorder_of", order.BackorderOf?.Value);
        members.Text("run", order.Run);
        members.Text("origin", ChoiceWords.Of(order.Source));
        members.Texts("invoices", order.Invoices.Select(invoice => invoice.Value));
        if (members.Has("connections"))
        {
            members.Json.WriteStartArray("connections");
            foreach (var save in order.Connections)
            {
                SaveJson.Write(members.Json, save);
            }

            members.Json.WriteEndArray();
        }

        if (members.Has("proposal"))
        {
            members.Json.WritePropertyName("proposal");
            ProposalJson.Write(members.Json, order.Proposal);
        }

        StockUpdateJson.History(members, order);
        if (members.Has("approval"))
        {
            members.Json.WritePropertyName("approval");
            ApprovalJson.WriteLast(members.Json, order);
        }
    }
}
