using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Catalogue;

/// <summary>What vendors offer variants at, for the API description. A line for each member.</summary>
internal static class OfferShapes
{
    private static readonly Shape PriceBreak = new("PriceBreak", "A price from a quantity on.")
    {
        { "quantity", Number.From(0), "From this quantity on" },
        { "cost_price", Number.From(0), "one unit costs this." },
    };

    private static readonly Shape Terms = new("Terms", "What a vendor offers a variant at.")
    {
        { "cost_price", Number.From(0), "The vendor's price of one unit." },
        { "vendor_reference", Text(200).OrNull, "The vendor's own number for it." },
        { "vendor_name", Text(500).OrNull, "What the vendor calls it." },
        { "vendor_packaging", Number.From(0).OrNull, "The least that the vendor delivers." },
        { "max_quantity", Number.From(0).OrNull, "The most that the vendor delivers at once." },
        { "uom_ordering", Number.From(0).OrNull, "It is ordered in multiples of this." },
        { "lead_time", Whole.From(0).OrNull, "Days from order to arrival; the vendor's where it is null." },
        { "landing_cost_price", Number.From(0).OrNull, "Price of one unit with everything until it is here." },
        { "cbm", Number.From(0).OrNull, "Cubic metres of one unit." },
        { "currency", Currency.OrNull, "The price's currency; the vendor's where it is null." },
        { "valid_from", Day.OrNull, "The first day of the offer." },
        { "valid_to", Day.OrNull, "The last day of the offer." },
        { "preferred", Flag, "true where the vendor is to be chosen before cheaper ones." },
        { "price_breaks", List(PriceBreak).AtMost(50), "Prices for larger quantities; the list is replaced as a whole." },
    };

    public static readonly Shape Offer = new("Offer", "A vendor of a variant.")
    {
        { "vendor", Id, "The vendor." },
        Terms,
    };

    public static readonly Shape VariantVendor = new("VariantVendor", "A vendor of a variant, as the Stock Orders API answers it.")
    {
        Terms,
        { "t", Word("vendor").ReadOnly, "vendor" },
        { "s", Word("user").ReadOnly, "user" },
        { "n", Id.ReadOnly, "The vendor's id." },
    };
}
