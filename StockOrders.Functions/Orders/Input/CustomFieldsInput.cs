using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// Custom fields as programs write them: a list of <c>field=value</c>, the same as text, or an object. Fields that are sent are set, an empty
/// value removes one, the rest stays; nothing at all removes them all.
/// </summary>
internal static class CustomFieldsInput
{
    private const string Member = "custom_fields";

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        if (!fields.Has(Member))
        {
            yield break;
        }

        var sent = CustomFieldsText.Read(fields, Member);
        yield return (header, _) => header with
        {
            CustomFields = sent is null ? null : Merged(header.CustomFields?.Values ?? [], sent.Value.Values, sent.Value.Form),
        };
    }

    private static CustomFieldValues? Merged(ImmutableArray<CustomFieldValue> known, ImmutableArray<CustomFieldValue> sent, CustomFieldForm form)
    {
        var named = sent.ToDictionary(field => field.Name, field => field.Value);
        ImmutableArray<CustomFieldValue> merged =
        [
            .. known.Select(field => named.Remove(field.Name, out var value) ? field with { Value = value } : field).Where(field => field.Value.Length > 0),
            .. sent.Where(field => field.Value.Length > 0 && named.ContainsKey(field.Name)),
        ];
        return merged.IsEmpty ? null : new CustomFieldValues(merged, form);
    }
}
