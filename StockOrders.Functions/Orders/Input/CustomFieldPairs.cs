using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// Names and values of custom fields as programs write them: a list of <c>field=value</c>, the same as text with a line for each, or an object.
/// </summary>
internal static class CustomFieldPairs
{
    private const int MaxText = CustomFieldRules.MaxFields * (CustomFieldRules.MaxName + CustomFieldRules.MaxValue);

    /// <summary>Each field once, and the form; empty where there are none, or where what was sent is none, which is a finding.</summary>
    public static (ImmutableArray<CustomFieldValue> Values, CustomFieldForm Form) Read(JsonFields fields, string member)
    {
        var (sent, form) = fields.IsList(member) ? (Pairs(fields, member, fields.Texts(member, CustomFieldRules.MaxFields)), CustomFieldForm.List)
            : fields.IsObject(member) ? (Members(fields.Object(member)!), CustomFieldForm.Object)
            : (Pairs(fields, member, fields.Lines(member, MaxText)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), CustomFieldForm.Text);
        var values = sent.ToImmutableArray();
        var isSound = true;
        foreach (var refusal in values.IsEmpty ? [] : CustomFieldRules.Check(new CustomFieldValues(values), fields.PathOf(member)))
        {
            fields.Findings.Refuse(refusal);
            isSound = false;
        }

        return isSound ? (values, form) : ([], form);
    }

    private static List<CustomFieldValue> Pairs(JsonFields fields, string member, IReadOnlyList<string>? texts)
    {
        var pairs = new List<CustomFieldValue>(texts?.Count ?? 0);
        foreach (var text in texts ?? [])
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
            {
                fields.Refuse(member, "not_a_custom_field", $"{fields.PathOf(member)} takes field=value; '{ShortText.Of(text, 40)}' was sent.");
            }
            else
            {
                pairs.Add(new CustomFieldValue(text[..at].Trim(), text[(at + 1)..].Trim()));
            }
        }

        return pairs;
    }

    private static List<CustomFieldValue> Members(JsonFields fields) =>
        [.. fields.Names().Select(name => new CustomFieldValue(name.Trim(), fields.Scalar(name, CustomFieldRules.MaxValue)?.Trim() ?? ""))];
}
