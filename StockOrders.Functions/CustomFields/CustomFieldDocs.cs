using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.CustomFields;

/// <summary>Custom fields, for the API description. A line for each member.</summary>
internal static class CustomFieldDocs
{
    private static readonly Shape Definition = new("CustomField", "A field of your own on every order.")
    {
        { "id", Text(CustomFieldRules.MaxName).ReadOnly, "Its name." },
        { "name", Text(CustomFieldRules.MaxName).ReadOnly, "Its name: letters, digits, blanks, - and _." },
        { "type", Word("text", "number", "date", "flag", "choice"), "What its values are; text where none is sent." },
        { "choices", List(Text(CustomFieldRules.MaxName)).AtMost(DefinitionRules.MaxChoices), "The values that a choice may have." },
        { "required", Flag, "true where no order is made without it." },
        { "default", Text(CustomFieldRules.MaxValue).OrNull, "What a new order has where its maker says nothing." },
    };

    public static readonly Chapter Chapter = new("Custom fields", "Fields of your own on orders. Orders keep fields that are not defined, too, as text.")
    {
        { "name", Text(CustomFieldRules.MaxName), "The field." },
        Reads("ListCustomFields", "List custom fields").Many("custom-fields", Definition, ListShapes.Of("CustomField", CustomFieldRoutes.Fields)),
        Reads("GetCustomField", "Read a custom field").One("custom-field", Definition).Cached(),
        Writes("PutCustomField", "Define a custom field, or change it", Scopes.Admin)
            .Says("What is not sent stays as it is. Values that orders have are not changed.")
            .Takes("custom-field", Definition)
            .Such("choice", """{"custom-field": {"type": "choice", "choices": ["spring", "autumn"], "default": "spring"}}""")
            .One("custom-field", Definition).One(201, "custom-field", The(Definition)).ETag().Conditional().Repeatable(),
        Writes("DeleteCustomField", "Delete the definition of a custom field", Scopes.Admin)
            .Says("Orders keep the values that they have.")
            .One("custom-field", Definition).Conditional(),
    };
}
