using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>Says of every line of a feed that it counts.</summary>
internal static class FeedAnswer
{
    public static JsonAnswer Of(string name, IReadOnlyList<FeedLine> lines, IReadOnlyCollection<string>? warnings) => new(
        StatusCodes.Status200OK,
        Envelope.One(
            name,
            lines,
            static (json, all) =>
            {
                json.WriteStartArray();
                foreach (var line in all)
                {
                    json.WriteStartObject();
                    json.WriteString("id", line.Id);
                    json.WriteString("status", "success");
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            $"{lines.Count} lines",
            warnings));
}
