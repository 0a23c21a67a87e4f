using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Names and values of custom fields in any of the three forms.</summary>
internal static class CustomFieldsText
{
    public const int MaxFields = 100;
    public const int MaxName = 100;
    public const int MaxValue = 2_000;

    /// <summary>Null where there are none, or where what was sent is none; the latter is a finding.</summary>
    public static (ImmutableArray<CustomFieldValue> Values, CustomFieldForm Form)? Read(JsonFields fields, string member)
    {
        var (sent, form) = fields.IsList(member) ? (Pairs(fields, member, fields.Texts(member, MaxFields)), CustomFieldForm.List)
            : fields.IsObject(member) ? (Members(fields.Object(member)!), CustomFieldForm.Object)
            : (Pairs(fields, member, fields.Lines(member, MaxFields * (MaxName + MaxValue))?.Split('\n', StringSplitOptions.RemoveEmptyEntries)), CustomFieldForm.Text);
        if (sent is not { Count: > 0 } || !AreSound(fields, member, sent))
        {
            return null;
        }

        return ([.. sent], form);
    }

    private static List<CustomFieldValue>? Pairs(JsonFields fields, string member, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return null;
        }

        var pairs = new List<CustomFieldValue>(texts.Count);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
            {
                fields.Refuse(member, "not_a_custom_field", $"{fields.PathOf(member)} takes field=value; '{Short(text)}' was sent.");
                continue;
            }

            pairs.Add(new CustomFieldValue(text[..at].Trim(), text[(at + 1)..].Trim()));
        }

        return pairs;
    }

    private static List<CustomFieldValue> Members(JsonFields fields) =>
        [.. fields.Names().Select(name => new CustomFieldValue(name.Trim(), fields.Scalar(name, MaxValue)?.Trim() ?? ""))];

    private static bool AreSound(JsonFields fields, string member, List<CustomFieldValue> sent)
    {
        var seen = new HashSet<string>(sent.Count);
        var faults = sent.Select(field => Fault(field, seen)).OfType<string>().ToList();
        if (sent.Count > MaxFields)
        {
            faults.Add($"takes at most {MaxFields} fields; {sent.Count} were sent.");
        }

        foreach (var fault in faults)
        {
            fields.Refuse(member, "not_a_custom_field", $"{fields.PathOf(member)} {fault}");
        }

        return faults.Count == 0;
    }

    private static string? Fault(CustomFieldValue field, HashSet<string> seen) =>
        field.Name.Length == 0 ? "holds a field without a name."
        : field.Name.Length > MaxName ? $"holds a name of {field.Name.Length} characters; at most {MaxName} are possible."
        : field.Name.Contains('=', StringComparison.Ordinal) || field.Name.Any(char.IsControl) ? $"holds the name '{Short(field.Name)}': no = and no control characters."
        : field.Value.Length > MaxValue ? $"holds {field.Value.Length} characters for '{Short(field.Name)}'; at most {MaxValue} are possible."
        : field.Value.Any(char.IsControl) ? $"holds a control character for '{Short(field.Name)}'."
        : !seen.Add(field.Name) ? $"names '{Short(field.Name)}' twice."
        : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
