using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.CustomFields;

/// <summary>A custom field as an account wants it, over what it is now; what is not named stays as it is, and a null clears.</summary>
internal static class DefinitionInput
{
    public static CustomFieldDefinition Over(CustomFieldDefinition? now, string name, JsonFields fields)
    {
        fields.Ignore("id", "name");
        var type = fields.Word("type", false, ChoiceWords.All<CustomFieldType>()) ?? now?.Type ?? CustomFieldType.Text;
        var definition = new CustomFieldDefinition(
            name,
            type,
            Choices(fields, type, now),
            fields.Flag("required") ?? now?.Required ?? false,
            fields.Has("default") ? Default(fields) : now?.Default);
        fields.Close();
        foreach (var refusal in fields.Findings.IsSound ? DefinitionRules.Check(definition, fields.DayOf) : [])
        {
            fields.Findings.Refuse(refusal);
        }

        return definition.Default is { } value && fields.Findings.IsSound
            ? definition with { Default = CustomFieldText.Of(definition, value, fields.DayOf).Value }
            : definition;
    }

    /// <summary>A field that becomes another type has no choices any more, unless they are sent.</summary>
    private static ImmutableArray<string> Choices(JsonFields fields, CustomFieldType type, CustomFieldDefinition? now) =>
        fields.Has("choices") ? [.. fields.Texts("choices", DefinitionRules.MaxChoices) ?? []]
        : type == CustomFieldType.Choice && now is { Type: CustomFieldType.Choice } ? now.Choices
        : [];

    private static string? Default(JsonFields fields) => fields.Scalar("default", CustomFieldRules.MaxValue)?.Trim() is { Length: > 0 } value ? value : null;
}
