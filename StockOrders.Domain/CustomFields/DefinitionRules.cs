using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.CustomFields;

/// <summary>What a definition of a custom field must be.</summary>
internal static class DefinitionRules
{
    public const int MaxDefinitions = CustomFieldRules.MaxFields;

    public const int MaxChoices = 200;

    public static IEnumerable<Refusal> Check(CustomFieldDefinition definition, Func<string, DateOnly?> day)
    {
        if (CustomFieldRules.NameFault(definition.Name) is { } fault)
            yield return Invalid("not_a_custom_field", fault, "name");
        else if (!definition.Name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or ' '))
            yield return Invalid("not_a_custom_field", "The name of a defined custom field is of letters, digits, blanks, - and _.", "name");

        var choices = definition.Choices.IsDefault ? [] : definition.Choices;
        if (definition.Type != CustomFieldType.Choice && !choices.IsEmpty)
            yield return Invalid("choices_not_expected", "Only a field of type choice has choices.", "choices");
        if (definition.Type == CustomFieldType.Choice && choices.IsEmpty)
            yield return Invalid("choices_required", "A field of type choice needs its choices.", "choices");
        if (choices.Length > MaxChoices)
            yield return Invalid("too_many_choices", $"At most {MaxChoices} choices; these are {Figures.Quantity(choices.Length)}.", "choices");
        if (choices.Any(choice => choice.Length is 0 or > CustomFieldRules.MaxName || choice != choice.Trim() || choice.Any(char.IsControl)))
            yield return Invalid("invalid_choice", $"A choice has 1 to {CustomFieldRules.MaxName} characters, none of them a control character and no blanks around.", "choices");
        else if (choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() != choices.Length)
            yield return Invalid("choice_twice", "Each choice is there once, in whatever case.", "choices");
        else if (definition.Default is { } value && CustomFieldText.Of(definition, value, day).IsRefused)
            yield return Invalid("invalid_default", $"'{value}' is no value of this field.", "default");
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
