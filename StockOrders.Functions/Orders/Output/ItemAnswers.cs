using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;

namespace StockOrders.Functions.Orders.Output;

/// <summary>Answers to changes of lines, in the two shapes that the Stock Orders API has for them.</summary>
internal static class ItemAnswers
{
    public static JsonAnswer Many(StockOrder before, StockOrder after, IReadOnlyList<LineEdit> edits, Findings findings)
    {
        var lines = edits.Select(edit => LineAddress.Find(after, edit.Id!, "id").Value).ToList();
        var changed = lines.Distinct().Count(line => before.Lines.FirstOrDefault(known => known.Variant == line.Variant) != line);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "items",
            lines,
            (json, all) =>
            {
                var priced = PricedLine.AllOf(after).ToDictionary(line => line.Line.Variant);
                json.WriteStartArray();
                foreach (var line in all)
                {
                    LineJson.Write(json, priced[line.Variant]);
                }

                json.WriteEndArray();
            },
            $"{changed} updated, from total {after.Lines.Length} items",
            findings.Warnings))
        {
            ETag = Conditions.ETagOf(after.Version),
        };
    }

    /// <summary>Programs of the real service read <c>item</c> or <c>items</c>; both hold the line.</summary>
    public static JsonAnswer One(StockOrder after, LineEdit edit, Findings findings)
    {
        var line = PricedLine.Of(after, LineAddress.Find(after, edit.Id!, "id").Value);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "item",
            line,
            LineJson.Write,
            $"Purchase order \"{after.Header.Reference ?? after.Id.Value}\" item {line.Line.Variant} updated",
            findings.Warnings,
            json =>
            {
                json.WritePropertyName("items");
                LineJson.Write(json, line);
            }))
        {
            ETag = Conditions.ETagOf(after.Version),
        };
    }
}
