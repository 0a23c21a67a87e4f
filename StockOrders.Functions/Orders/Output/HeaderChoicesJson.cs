using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Output;

/// <summary>What a client may choose about an order, with the standard where nobody chose.</summary>
internal static class HeaderChoicesJson
{
    public static void Write(JsonMembers members, StockOrder order)
    {
        var header = order.Header;
        var discounts = header.Discounts ?? DiscountTerms.None;
        members.Flag("discount_enabled", discounts.IsEnabled(order.Lines));
        members.Number("default_discount", discounts.Default);
        members.Text("shipping_allocation", ChoiceWords.Of(header.ShippingAllocation));

        var ordering = header.Ordering ?? OrderingTerms.Standard;
        members.Flag("uom_ordering", ordering.InMultiples);
        members.Text("uom_round", ChoiceWords.Of(ordering.Round));
        members.Text("moq", ChoiceWords.Of(ordering.Moq));

        var printing = header.Printing ?? LinePrinting.Standard;
        members.Flag("addMySKUs", printing.MySkus);
        members.Flag("addVendorSKUs", printing.VendorSkus);
        members.Flag("addBarcodes", printing.Barcodes);
        members.Flag("addCategories", printing.Categories);
        members.Flag("useTitlesAsVendorName", printing.TitlesAsVendorName);
        if (members.Has("custom_fields"))
        {
            members.Json.WritePropertyName("custom_fields");
            CustomFieldsJson.Write(members.Json, header.CustomFields);
        }
    }
}
