using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.CustomFields;

/// <summary>What names and values of custom fields must be before anything is stored of them, whether they are defined or not.</summary>
internal static class CustomFieldRules
{
    public const int MaxFields = 100;

    public const int MaxName = 100;

    public const int MaxValue = 2_000;

    public static IEnumerable<Refusal> Check(CustomFieldValues? fields, string path)
    {
        if (fields is null)
            yield break;
        if (fields.Values.Length > MaxFields)
            yield return Invalid($"An order has at most {MaxFields} custom fields; these are {Figures.Quantity(fields.Values.Length)}.", path);

        var seen = new HashSet<string>(fields.Values.Length);
        foreach (var (name, value) in fields.Values)
        {
            if (NameFault(name) is { } fault)
                yield return Invalid(fault, path);
            else if (value.Length > MaxValue)
                yield return Invalid($"'{Short(name)}' takes at most {Figures.Quantity(MaxValue)} characters; these are {Figures.Quantity(value.Length)}.", path);
            else if (value.Any(char.IsControl))
                yield return Invalid($"The value of '{Short(name)}' holds a control character.", path);
            else if (!seen.Add(name))
                yield return Invalid($"'{Short(name)}' is there twice.", path);
        }
    }

    /// <summary>Null for a name that can be written as <c>field=value</c>.</summary>
    public static string? NameFault(string name) =>
        name.Length == 0 ? "A custom field needs a name."
        : name.Length > MaxName ? $"The name of a custom field has at most {MaxName} characters; this one has {Figures.Quantity(name.Length)}."
        : name != name.Trim() || name.Any(letter => letter == '=' || char.IsControl(letter))
            ? $"'{Short(name)}' is no name of a custom field: no = and no control characters, no blanks around it."
        : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static Refusal Invalid(string message, string path) => new(RefusalKind.Invalid, "not_a_custom_field", message, path);
}
