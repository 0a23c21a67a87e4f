using System.Text.Json;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>A rule by which runs order, as programs see it.</summary>
internal static class RuleJson
{
    public const string Name = "rule";

    public static void Write(Utf8JsonWriter json, GenerationRule rule, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        members.Text("name", rule.Name);
        members.Number("priority", rule.Priority);
        members.Texts("vendors", rule.Vendors.Select(vendor => vendor.Value));
        members.Texts("warehouses", rule.Warehouses.Select(warehouse => warehouse.Value));
        members.Texts("weekdays", WeekdayWords.Of(rule.Weekdays));
        members.Number("minimum_value", rule.MinimumValue);
        members.Text("below_minimum", ChoiceWords.Of(rule.Below));
        members.Number("horizon", rule.Horizon);
        members.Text("action", ChoiceWords.Of(rule.Action));
        members.Flag("transfers", rule.Transfers);
        json.WriteEndObject();
    }
}
