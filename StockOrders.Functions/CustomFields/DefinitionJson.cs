using System.Text.Json;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.CustomFields;

internal static class DefinitionJson
{
    public const string Name = "custom-field";

    /// <summary>Its <c>id</c> is its name.</summary>
    public static void Write(Utf8JsonWriter json, CustomFieldDefinition definition, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("id", definition.Name);
        members.Text("name", definition.Name);
        members.Text("type", ChoiceWords.Of(definition.Type));
        if (members.Has("choices"))
        {
            json.WriteStartArray("choices");
            foreach (var possible in definition.Choices.IsDefault ? [] : definition.Choices)
            {
                json.WriteStringValue(possible);
            }

            json.WriteEndArray();
        }

        members.Flag("required", definition.Required);
        members.Text("default", definition.Default);
        json.WriteEndObject();
    }
}
