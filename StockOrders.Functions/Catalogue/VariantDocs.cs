using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is done with variants and with what vendors offer them at, for the API description.</summary>
internal static class VariantDocs
{
    public static readonly Chapter Chapter = new("Variants", "What is bought and sold, who sells it, and what to order today.")
    {
        { "id", Id, "The variant." },
        { "vendor", Id, "The vendor." },
        Reads("ListVariants", "List variants").Many("variants", VariantShape.Variant, ListShapes.Of("Variant", VariantFields.All)).AlsoCsv(),
        Writes("PostVariants", "Make or change up to 1,000 variants")
            .TakesMany("variants", The(VariantShape.Variant).Needs("id"))
            .Such("two", """{"variants": [{"id": "c20_123", "title": "Chocolate", "vendors": [{"vendor": "vendor_1", "cost_price": 4.2}]}, {"id": "c20_124", "title": "Toffee"}]}"""),
        Reads("GetVariant", "Read a variant").Fields().One("variant", VariantShape.Variant).Cached(),
        Writes("PutVariant", "Make or change a variant")
            .Says("What is not sent stays as it is.")
            .Takes("variant", VariantShape.Variant)
            .Such("stock and a vendor", """{"variant": {"sku": "S-123", "title": "Chocolate", "in_stock": 120, "warehouse": "w1", "vendors": [{"vendor": "vendor_1", "cost_price": 4.2}]}}""")
            .Such("bundle", """{"variant": {"components": [{"variant": "c20_123", "quantity": 2}, {"variant": "c20_124", "quantity": 1}]}}""")
            .One("variant", VariantShape.Variant).One(201, "variant", The(VariantShape.Variant)).ETag().Conditional().Repeatable(),
        Writes("DeleteVariant", "Delete a variant")
            .Says("One that is in stock, or on an order that is not over, stays: set removed to true instead.")
            .One("variant", VariantShape.Variant).Conditional().Repeatable().May(409),
        Reads("ListVariantVendors", "List who sells a variant").Pages("vendors", OfferShapes.VariantVendor),
        Reads("GetVariantVendor", "Read what a vendor offers a variant at").One("vendor", OfferShapes.VariantVendor).Cached(),
        Writes("PutVariantVendor", "Set what a vendor offers a variant at")
            .Takes("vendor", OfferShapes.VariantVendor)
            .Such("price", """{"vendor": {"cost_price": 2.1, "vendor_reference": "R"}}""")
            .One("vendor", OfferShapes.VariantVendor)
            .Shows("""
                {"vendor": {"cost_price": 2.1, "vendor_reference": "R", "vendor_name": "N", "t": "vendor", "s": "user", "n": "mysupplier"},
                  "result": {"status": "success", "message": "Vendor data vendor mysupplier updated"}}
                """).ETag().Conditional().Repeatable(),
        Writes("DeleteVariantVendor", "Take a vendor from a variant").AsksNotToWait().One("vendor", OfferShapes.VariantVendor).Conditional().Repeatable(),
    };
}
