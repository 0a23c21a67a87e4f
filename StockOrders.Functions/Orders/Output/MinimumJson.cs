using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>What the order as a whole should come to, and how far it is below: worked out from its lines as they stand.</summary>
internal static class MinimumJson
{
    public static void Write(JsonMembers members, StockOrder order)
    {
        members.Number("min_budget", order.Header.MinBudget);
        members.Number("min_quantity", order.Header.MinQuantity);
        if (!members.Has("moq_shortfall"))
        {
            return;
        }

        if (OrderMinimum.Shortfall(order.Header, order.Lines) is not { } shortfall)
        {
            members.Json.WriteNull("moq_shortfall");
            return;
        }

        members.Json.WriteStartObject("moq_shortfall");
        var inside = new JsonMembers(members.Json, null);
        inside.Text("kind", ChoiceWords.Of(shortfall.Kind));
        inside.Number("minimum", shortfall.Minimum);
        inside.Number("total", shortfall.Total);
        inside.Number("factor", shortfall.Factor);
        inside.Text("message", shortfall.Message(order.Header.Currency));
        members.Json.WriteEndObject();
    }
}
