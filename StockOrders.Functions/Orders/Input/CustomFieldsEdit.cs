using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Custom fields that a client sent; without any at all (null, an empty list) they are all removed.</summary>
internal sealed class CustomFieldsEdit
{
    private const string Member = "custom_fields";

    private readonly (ImmutableArray<CustomFieldValue> Values, CustomFieldForm Form) sent;
    private readonly ImmutableArray<CustomFieldDefinition> definitions;
    private readonly Func<string, DateOnly?> day;

    private CustomFieldsEdit(JsonFields fields, ImmutableArray<CustomFieldDefinition> definitions)
    {
        sent = CustomFieldPairs.Read(fields, Member);
        this.definitions = definitions;
        day = fields.DayOf;
    }

    /// <summary>Null where the client did not say anything of them.</summary>
    public static CustomFieldsEdit? Read(JsonFields fields, ImmutableArray<CustomFieldDefinition> definitions)
    {
        if (!fields.Has(Member))
        {
            return null;
        }

        var edit = new CustomFieldsEdit(fields, definitions);
        foreach (var (name, _) in edit.sent.Values.Where(field => definitions.All(definition => definition.Name != field.Name)))
        {
            if (fields.Findings.IsStrict)
            {
                fields.Refuse($"{Member}.{name}", "unknown_custom_field", $"There is no custom field '{name}'.");
            }
            else
            {
                fields.Findings.Warn($"The custom field '{name}' is not defined and was kept as text.");
            }
        }

        return edit;
    }

    public Outcome<CustomFieldValues?> Over(CustomFieldValues? before, CustomFieldValues? stood) => sent.Values.IsEmpty
        ? (CustomFieldValues?)null
        : CustomFieldEdits.Over(before, stood, sent.Values, sent.Form, definitions, day);

    /// <summary>What stands against them on the order; its header then stays as it is.</summary>
    public ImmutableArray<Refusal> Refusals(OrderHeader header) =>
        Over(header.CustomFields, header.CustomFields) is { IsRefused: true } refused ? refused.Refusals : [];

    public OrderHeader ApplyTo(OrderHeader header, StockOrder? known) =>
        Over(header.CustomFields, known?.Header.CustomFields) is { IsRefused: false } edited ? header with { CustomFields = edited.Value } : header;
}
