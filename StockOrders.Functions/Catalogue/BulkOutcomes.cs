using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>What became of each of many things, in the order in which they were sent.</summary>
internal static class BulkOutcomes
{
    public static JsonAnswer Of(BulkInput input) => new(StatusCodes.Status200OK, Envelope.One(
        "outcomes",
        input.Lines,
        Write,
        $"{input.Lines.Count(line => line.IsSound)} of {input.Lines.Count} stored",
        input.Findings.Warnings));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<BulkLine> lines)
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            if (line.Number is { } number)
            {
                json.WriteNumber("line", number);
            }

            json.WriteString("id", line.Id);
            json.WriteString("status", line.IsSound ? "success" : "error");
            if (line.IsSound)
            {
                json.WriteString("message", line.IsNew is true ? "created" : "updated");
            }
            else
            {
                Errors(json, line);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The first one beside the outcome itself, for programs that read no further.</summary>
    private static void Errors(Utf8JsonWriter json, BulkLine line)
    {
        var errors = line.Fields.Findings.Errors;
        json.WriteString("message", errors[0].Message);
        json.WriteString("code", errors[0].Code);
        json.WriteString("field", errors[0].Field);
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("field", error.Field);
            json.WriteString("message", error.Message);
            json.WriteString("code", error.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
