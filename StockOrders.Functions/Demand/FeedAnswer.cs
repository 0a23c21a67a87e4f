using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Demand;

/// <summary>Says of every line of a feed that it counts, or that it waits for its variant.</summary>
internal static class FeedAnswer
{
    public static JsonAnswer Of(FeedBody body, IReadOnlyList<FeedLine> lines, IReadOnlySet<VariantId> keptAside)
    {
        var waiting = lines.Count(line => keptAside.Contains(line.Variant));
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            body.Name,
            (lines, keptAside),
            static (json, all) =>
            {
                json.WriteStartArray();
                foreach (var line in all.lines)
                {
                    Write(json, line, all.keptAside.Contains(line.Variant));
                }

                json.WriteEndArray();
            },
            waiting == 0 ? $"{lines.Count} lines" : $"{lines.Count} lines, {waiting} of them kept aside",
            body.Findings.Warnings));
    }

    private static void Write(Utf8JsonWriter json, FeedLine line, bool isAside)
    {
        json.WriteStartObject();
        json.WriteString("id", line.Id);
        json.WriteString("status", isAside ? "kept_aside" : "success");
        if (isAside)
        {
            json.WriteString("code", "unknown_variant");
            json.WriteString("message", $"There is no variant {line.Variant} yet. The line counts when it appears.");
        }

        json.WriteEndObject();
    }
}
