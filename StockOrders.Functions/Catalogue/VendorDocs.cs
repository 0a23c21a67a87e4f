using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Catalogue;

/// <summary>Vendors, for the API description. A line for each member.</summary>
internal static class VendorDocs
{
    private static readonly Shape Holiday = new("Holiday", "Days on which a vendor neither takes orders nor delivers.")
    {
        { "from", Day, "The first of them." },
        { "to", Day, "The last of them; the first where it is not sent." },
        { "name", Text(200).OrNull, "What it is." },
    };

    private static readonly Shape Measured = new("MeasuredLeadTime", "How long the vendor's newest orders, 50 at most, took; there from the third on.")
    {
        { "orders", Whole.ReadOnly, "How many orders it was measured on." },
        { "mean", Number.ReadOnly, "Days from the day an order was sent to the day its goods came, deliveries weighted by quantity." },
        { "deviation", Number.ReadOnly, "Standard deviation, in days." },
        { "first", Day.ReadOnly, "When the first of them was sent." },
        { "last", Day.ReadOnly, "When the last of them was sent." },
    };

    private static readonly Shape Vendor = new("Vendor", "Someone goods are bought from.")
    {
        { "id", Id, "The vendor's id; in a call about one of them the address says it." },
        { "name", Text(500), "The vendor's name." },
        { "display_name", Text().ReadOnly, "The same." },
        { "email", Email.OrNull, "Where orders are mailed to." },
        { "buyer_email", Email.OrNull, "Who buys from them, and is told what goes wrong; the account's buyer_email where none is said." },
        { "attn", Text(500).OrNull, "For the attention of." },
        { "address", Text(2_000).OrNull, "The vendor's address." },
        { "currency", Currency, "What the vendor is paid in." },
        { "confirmation_due", Duration.OrNull, "How long they may take to confirm; null: as the account says." },
        { "confirmation_chase", Duration.OrNull, "After how long their silence is flagged and they are asked again; null: as the account says." },
        { "confirmation_chases", List(Duration).AtMost(SettingsInput.MaxChases).OrNull, "After how long they are asked further times; null: as the account says, empty: never." },
        { "lead_time", Whole.From(0).To(1_000), "Days from order to arrival." },
        { "lead_time_deviation", Number.From(0).To(1_000), "How much that differs from order to order: standard deviation, in days. What was measured counts before it." },
        { "lead_time_from", Word("stated", "measured"), "measured reckons with the mean of their own deliveries as soon as there are enough." },
        { "measured_lead_time", The(Measured).OrNull.ReadOnly, "What their own deliveries came to." },
        { "order_days", Either(List(Word(WeekdayWords.All)).AtMost(7), Text(200).WriteOnly), "Days of the week on which they take orders; empty: every day." },
        { "delivery_days", Either(List(Word(WeekdayWords.All)).AtMost(7), Text(200).WriteOnly), "Days of the week on which they deliver; empty: every day." },
        { "holidays", List(Holiday).AtMost(VendorInput.MaxHolidays), "When they are closed; the list is replaced as a whole." },
        { "min_order_value", Number.From(0), "The least an order has to come to." },
        { "target_order_value", Number.From(0), "What an order is to be filled up to; 0: nothing." },
        { "min_order_quantity", Number.From(0), "The least that is to be ordered, as moq counts it." },
        { "max_order_quantity", Number.From(0), "The most units that one order may have; 0: as many as one likes." },
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
            .Such("calendar", """{"vendor": {"order_days": ["monday", "thursday"], "delivery_days": ["tuesday"], "lead_time_deviation": 2.5, "holidays": [{"from": "2026-12-24", "to": "2027-01-02", "name": "Christmas"}]}}""")
            .One("vendor", Vendor).One(201, "vendor", The(Vendor)).ETag().Conditional().Repeatable(),
        Writes("DeleteVendor", "Delete a vendor")
            .Says("One who offers a variant, or has an order that is not over, stays: set disabled to true instead.")
            .One("vendor", Vendor).Conditional().Repeatable().May(409),
    };
}
