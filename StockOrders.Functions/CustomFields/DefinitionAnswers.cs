using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.CustomFields;

/// <summary>One definition as it is answered, or that there is none.</summary>
internal static class DefinitionAnswers
{
    public static CustomFieldDefinition? Find(ImmutableArray<CustomFieldDefinition> definitions, string name) =>
        definitions.FirstOrDefault(definition => definition.Name == name);

    public static Refusal Missing(string name) =>
        new(RefusalKind.Missing, "custom_field_not_found", $"There is no custom field {(name.Length <= 60 ? name : name[..60] + "…")}.");

    public static JsonAnswer One(int status, CustomFieldDefinition definition, string what, IReadOnlyCollection<string>? warnings) =>
        new(status, Envelope.One(DefinitionJson.Name, definition, DefinitionJson.Write, $"{DefinitionJson.Name} {definition.Name} {what}", warnings))
        {
            ETag = what == "deleted" ? null : Conditions.ETagOf(definition, DefinitionJson.Write),
        };
}
