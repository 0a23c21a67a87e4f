using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.CustomFields;

/// <summary>
/// Custom fields after an edit: what was sent is set, an empty value removes a field, the rest stays. A value that stood there already is
/// not questioned, so that an order made before a definition can be sent back as it was read.
/// </summary>
internal static class CustomFieldEdits
{
    /// <param name="before">What is edited.</param>
    /// <param name="stood">What stood on the order; the same, unless all of it is being replaced.</param>
    /// <param name="sent">Each field once.</param>
    /// <param name="day">Reads a day as programs send it.</param>
    public static Outcome<CustomFieldValues?> Over(
        CustomFieldValues? before,
        CustomFieldValues? stood,
        IReadOnlyList<CustomFieldValue> sent,
        CustomFieldForm form,
        ImmutableArray<CustomFieldDefinition> definitions,
        Func<string, DateOnly?> day)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var set = new Dictionary<string, string>(sent.Count);
        foreach (var (name, value) in sent)
        {
            var defined = definitions.FirstOrDefault(definition => definition.Name == name);
            if (defined is { Required: true } && value.Length == 0)
                refusals.Add(Missing(defined));
            var text = value.Length == 0 || defined is null || stood?.Find(name) == value ? value : CustomFieldText.Of(defined, value, day);
            if (text.IsRefused)
                refusals.AddRange(text.Refusals);
            else
                set[name] = text.Value;
        }

        if (refusals.Count > 0)
            return refusals.ToImmutable();
        var kept = before?.Values ?? [];
        ImmutableArray<CustomFieldValue> after =
        [
            .. kept.Select(field => set.GetValueOrDefault(field.Name) is { } value ? field with { Value = value } : field).Where(IsThere),
            .. sent.Where(field => kept.All(other => other.Name != field.Name)).Select(field => field with { Value = set[field.Name] }).Where(IsThere),
        ];
        return after.IsEmpty ? (CustomFieldValues?)null : new CustomFieldValues(after, form);
    }

    /// <summary>Those of a new order, with the defaults of fields that were not sent.</summary>
    public static Outcome<CustomFieldValues?> Begin(CustomFieldValues? sent, ImmutableArray<CustomFieldDefinition> definitions)
    {
        var absent = definitions.Where(definition => sent?.Find(definition.Name) is null).ToImmutableArray();
        ImmutableArray<Refusal> missing = [.. absent.Where(definition => definition is { Required: true, Default: null }).Select(Missing)];
        if (!missing.IsEmpty)
            return missing;
        ImmutableArray<CustomFieldValue> defaults =
            [.. absent.Where(definition => definition.Default is not null).Select(definition => new CustomFieldValue(definition.Name, definition.Default!))];
        return defaults.IsEmpty ? sent : new CustomFieldValues([.. sent?.Values ?? [], .. defaults], sent?.Form ?? CustomFieldForm.List);
    }

    private static bool IsThere(CustomFieldValue field) => field.Value.Length > 0;

    private static Refusal Missing(CustomFieldDefinition definition) =>
        new(RefusalKind.Invalid, "missing_custom_field", $"The custom field '{definition.Name}' is required.", "custom_fields");
}
