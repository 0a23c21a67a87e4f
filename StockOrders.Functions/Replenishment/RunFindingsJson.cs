using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a run could not do, and why, as programs see it.</summary>
internal static class RunFindingsJson
{
    public static void WriteFailures(Utf8JsonWriter json, IReadOnlyList<RunFailureRow> failures)
    {
        json.WriteStartArray("failed");
        foreach (var failure in failures)
        {
            json.WriteStartObject();
            json.WriteString("variant", failure.Variant);
            json.WriteString("code", failure.Code);
            json.WriteString("message", failure.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteSkipped(Utf8JsonWriter json, IReadOnlyList<RunSkip> skips)
    {
        json.WriteStartArray("skipped");
        foreach (var skip in skips)
        {
            json.WriteStartObject();
            json.WriteString("code", skip.Code);
            json.WriteString("message", RunSkipCodes.Sentence(skip.Code));
            json.WriteNumber("variants", skip.Variants);
            new JsonMembers(json, null).Texts("examples", skip.Examples);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
