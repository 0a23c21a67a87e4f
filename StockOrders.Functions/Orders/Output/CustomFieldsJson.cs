using System.Text.Json;
using StockOrders.Domain.CustomFields;

namespace StockOrders.Functions.Orders.Output;

/// <summary>Custom fields in the form in which they were last written; none is an empty list.</summary>
internal static class CustomFieldsJson
{
    public static void Write(Utf8JsonWriter json, CustomFieldValues? fields)
    {
        if (fields?.Form == CustomFieldForm.Text)
        {
            json.WriteStringValue(string.Join('\n', fields.Values.Select(field => $"{field.Name}={field.Value}")));
        }
        else if (fields?.Form == CustomFieldForm.Object)
        {
            json.WriteStartObject();
            foreach (var field in fields.Values)
            {
                json.WriteString(field.Name, field.Value);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray();
            foreach (var field in fields?.Values ?? [])
            {
                json.WriteStringValue($"{field.Name}={field.Value}");
            }

            json.WriteEndArray();
        }
    }
}
