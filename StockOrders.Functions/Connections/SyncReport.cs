using System.Text.Json;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Connections;

/// <summary>What came of pulling a connection's changes.</summary>
internal sealed class SyncReport(string connection)
{
    /// <summary>Of each kind; a page of thousands of unknown orders is not answered with thousands of lines.</summary>
    private const int MaxListed = 100;

    private readonly List<string> unknown = [];
    private readonly List<(string Id, Refusal Reason)> refused = [];

    public int Pages { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int Unknown { get; private set; }

    public int Refused { get; private set; }

    /// <summary>False where more is to be pulled, by the next sync.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Why it ended early; null where it did not.</summary>
    public string? Message { get; set; }

    public void AddUnknown(string id)
    {
        Unknown++;
        if (unknown.Count < MaxListed)
        {
            unknown.Add(id);
        }
    }

    public void AddRefused(string id, Refusal reason)
    {
        Refused++;
        if (refused.Count < MaxListed)
        {
            refused.Add((id, reason));
        }
    }

    public static void Write(Utf8JsonWriter json, SyncReport report) => report.Write(json);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("connection", connection);
        json.WriteString("status", Message is null ? IsFinished ? "success" : "run" : "error");
        json.WriteString("message", Message);
        json.WriteNumber("pages", Pages);
        json.WriteNumber("changed", Changed);
        json.WriteNumber("unchanged", Unchanged);
        json.WriteNumber("unknown", Unknown);
        json.WriteNumber("refused", Refused);
        json.WriteStartArray("unknown_orders");
        foreach (var id in unknown)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteStartArray("refused_orders");
        foreach (var (id, reason) in refused)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("message", reason.Message);
            json.WriteString("code", reason.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
