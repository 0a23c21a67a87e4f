using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// A vendor's offer in a variant's list. By itself it has in the real service's words a type, a source and a name (<c>t</c>, <c>s</c>,
/// <c>n</c>: a vendor, set by a user, called so).
/// </summary>
internal static class OfferJson
{
    public static void Write(Utf8JsonWriter json, VendorOffer offer)
    {
        json.WriteStartObject();
        json.WriteString("vendor", offer.Vendor.Value);
        Terms(new JsonMembers(json, null), offer);
        json.WriteEndObject();
    }

    public static void WriteAlone(Utf8JsonWriter json, VendorOffer offer)
    {
        json.WriteStartObject();
        Terms(new JsonMembers(json, null), offer);
        json.WriteString("t", "vendor");
        json.WriteString("s", "user");
        json.WriteString("n", offer.Vendor.Value);
        json.WriteEndObject();
    }

    private static void Terms(JsonMembers members, VendorOffer offer)
    {
        members.Number("cost_price", offer.CostPrice);
        members.Text("vendor_reference", offer.VendorReference);
        members.Text("vendor_name", offer.VendorName);
        members.Number("vendor_packaging", offer.VendorPackaging);
        members.Number("max_quantity", offer.MaxQuantity);
        members.Number("uom_ordering", offer.UomOrdering);
        members.Number("lead_time", offer.LeadTime);
        members.Number("landing_cost_price", offer.LandingCostPrice);
        members.Number("cbm", offer.Cbm);
        members.Text("currency", offer.Currency?.Code);
        members.Day("valid_from", offer.ValidFrom);
        members.Day("valid_to", offer.ValidTo);
        members.Flag("preferred", offer.Preferred);
        members.Json.WriteStartArray("price_breaks");
        foreach (var step in offer.PriceBreaks)
        {
            members.Json.WriteStartObject();
            members.Json.WriteNumber("quantity", step.Quantity);
            members.Json.WriteNumber("cost_price", step.CostPrice);
            members.Json.WriteEndObject();
        }

        members.Json.WriteEndArray();
    }
}
