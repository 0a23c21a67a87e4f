using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Derivations;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Suggestions;

/// <summary>The steps of a derivation as programs get them.</summary>
internal static class DerivationJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<DerivationStep> steps)
    {
        var members = new JsonMembers(json, null);
        json.WriteStartArray("derivation");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            members.Text("name", step.Name);
            members.Number("value", step.Value);
            members.Text("unit", step.Unit);
            members.Text("formula", step.Formula);
            json.WriteStartArray("inputs");
            foreach (var input in step.Inputs)
            {
                Write(members, input);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(JsonMembers members, DerivationInput input)
    {
        members.Json.WriteStartObject();
        members.Text("name", input.Name);
        if (input.Value is { } value)
        {
            members.Number("value", value);
        }
        else if (input.Day is { } day)
        {
            members.Day("value", day);
        }
        else
        {
            members.Text("value", input.Text);
        }

        members.Text("unit", input.Unit);
        members.Text("source", input.Source);
        members.Day("date", input.Date);
        members.Json.WriteEndObject();
    }
}
