using System.Globalization;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.CustomFields;

/// <summary>The one text that a value of a defined field is kept as, however it was written.</summary>
internal static class CustomFieldText
{
    /// <param name="day">Reads a day as programs send it; null for a text that is none.</param>
    public static Outcome<string> Of(CustomFieldDefinition definition, string value, Func<string, DateOnly?> day) => definition.Type switch
    {
        CustomFieldType.Text => value,
        CustomFieldType.Number => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? value
            : Invalid(definition, value, "a number"),
        CustomFieldType.Date => day(value) is { } date
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Invalid(definition, value, "a date"),
        CustomFieldType.Flag => value.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => "true",
            "FALSE" or "0" or "NO" => "false",
            _ => Invalid(definition, value, "true or false"),
        },
        CustomFieldType.Choice => definition.Choices.FirstOrDefault(choice => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase)) is { } choice
            ? choice
            : Invalid(definition, value, $"one of: {string.Join(", ", definition.Choices)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Type, null),
    };

    private static Refusal Invalid(CustomFieldDefinition definition, string value, string expected) => new(
        RefusalKind.Invalid, "invalid_custom_field", $"'{definition.Name}' is {expected}; '{(value.Length <= 40 ? value : value[..40] + "…")}' was sent.", "custom_fields");
}
