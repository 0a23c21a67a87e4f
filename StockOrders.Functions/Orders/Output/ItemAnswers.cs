using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;

namespace StockOrders.Functions.Orders.Output;

/// <summary>Answers to changes of lines, in the two shapes that the Stock Orders API has for them.</summary>
internal static class ItemAnswers
{
    /// <summary>Lines that were taken off are not in it.</summary>
    public static JsonAnswer Many(
        StockOrder before, StockOrder after, IReadOnlyList<LineEdit> edits, Findings findings, int status = StatusCodes.Status200OK)
    {
        var lines = edits.Select(edit => LineAddress.Find(after, edit.Id!, "id")).Where(found => !found.IsRefused).Select(found => found.Value).ToList();
        var changed = lines.Distinct().Count(line => before.Lines.FirstOrDefault(known => known.Variant == line.Variant) != line)
            + before.Lines.Count(line => after.Lines.All(left => left.Variant != line.Variant));
        return new JsonAnswer(status, Envelope.One(
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
    public static JsonAnswer One(StockOrder after, LineEdit edit, Findings findings, int status = StatusCodes.Status200OK)
    {
        var found = LineAddress.Find(after, edit.Id!, "id");
        if (found.IsRefused)
        {
            return Removed(after, new VariantId(edit.Id!));
        }

        var line = PricedLine.Of(after, found.Value);
        return new JsonAnswer(status, Envelope.One(
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

    public static JsonAnswer Removed(StockOrder after, VariantId gone) => new(StatusCodes.Status200OK, Envelope.One(
        "item",
        gone,
        static (json, variant) =>
        {
            json.WriteStartObject();
            json.WriteString("id", variant.Value);
            json.WriteEndObject();
        },
        $"Purchase order \"{after.Header.Reference ?? after.Id.Value}\" item {gone} removed"))
    {
        ETag = Conditions.ETagOf(after.Version),
    };
}
