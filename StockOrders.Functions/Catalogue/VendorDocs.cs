using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Catalogue;

/// <summary>Vendors, for the API description. A line for each member.</summary>
internal static class VendorDocs
{
    private static readonly Shape Vendor = new("Vendor", "Someone goods are bought from.")
    {
        { "id", Id, "The vendor's id; in a call about one of them the address says it." },
        { "name", Text(500), "The vendor's name." },
        { "display_name", Text().ReadOnly, "The same." },
        { "email", Email.OrNull, "Where orders are mailed to." },
        { "attn", Text(500).OrNull, "For the attention of." },
        { "address", Text(2_000).OrNull, "The vendor's address." },
        { "currency", Currency, "What the vendor is paid in." },
        { "lead_time", Whole.From(0).To(1_000), "Days from order to arrival." },
        { "min_order_value", Number.From(0), "The least an order has to come to." },
        { "min_order_quantity", Number.From(0), "The least that is to be ordered, as moq counts it." },
        { "moq", Word("variant", "product", "order"), "What the minimum counts for." },
        { "uom_round", Word("up", "down", "off"), "Which way quantities are brought to multiples." },
        { "payment_terms", Text(500).OrNull, "Payment terms." },
        { "shipment_method", Text(500).OrNull, "How the goods travel." },
        { "default_discount", Number.From(0).To(100), "Percent off, for items without a discount of their own." },
        { "disabled", Flag, "true where nothing is bought there any more." },
    };

    public static readonly Chapter Chapter = new("Vendors", "Whom goods are bought from.")
    {
        { "id", Id, "The vendor." },
        Reads("ListVendors", "List vendors").Many("vendors", Vendor, ListShapes.Of("Vendor", VendorKind.Fields)).AlsoCsv(),
        Writes("PostVendors", "Make or change up to 1,000 vendors")
            .TakesMany("vendors", The(Vendor).Needs("id"))
            .Such("two", """{"vendors": [{"id": "vendor_1", "name": "Wonka Candy (DEMO)", "currency": "GBP"}, {"id": "vendor_2", "name": "Slugworth"}]}"""),
        Reads("GetVendor", "Read a vendor").Fields().One("vendor", Vendor).Cached(),
        Writes("PutVendor", "Make or change a vendor")
            .Says("What is not sent stays as it is.")
            .Takes("vendor", Vendor)
            .Such("vendor", """{"vendor": {"name": "Wonka Candy (DEMO)", "email": "orders@wonka.example", "currency": "GBP", "lead_time": 14}}""")
            .One("vendor", Vendor).One(201, "vendor", The(Vendor)).ETag().Conditional().Repeatable(),
        Writes("DeleteVendor", "Delete a vendor")
            .Says("One who offers a variant, or has an order that is not over, stays: set disabled to true instead.")
            .One("vendor", Vendor).Conditional().Repeatable().May(409),
    };
}
