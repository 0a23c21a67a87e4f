using System.Text.Json;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>Other terms that a supplier wanted, as programs get them.</summary>
internal static class ProposalJson
{
    public static void Write(Utf8JsonWriter json, TermsProposal? proposal)
    {
        if (proposal is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Number("proposal", proposal.Number);
        members.Text("status", ChoiceWords.Of(proposal.Status));
        members.Number("revision", proposal.Revision);
        members.Instant("proposed_at", proposal.At);
        members.Text("proposed_by", proposal.By);
        members.Text("comment", proposal.Comment);
        members.Day("expected_date", proposal.Expected);
        members.Day("expected_date_before", proposal.ExpectedBefore);
        json.WriteStartArray("items");
        foreach (var line in proposal.Lines)
        {
            json.WriteStartObject();
            var item = new JsonMembers(json, null);
            item.Text("id", line.Variant.Value);
            item.Number("replenishment", line.Quantity);
            item.Number("replenishment_before", line.QuantityBefore);
            item.Number("cost_price", line.Price);
            item.Number("cost_price_before", line.PriceBefore);
            item.Day("expected_date", line.Expected);
            item.Day("expected_date_before", line.ExpectedBefore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        members.Instant("decided_at", proposal.DecidedAt);
        members.Text("decided_by", proposal.DecidedBy);
        members.Text("answer", proposal.Answer);
        json.WriteEndObject();
    }
}
