using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>The fields of <see cref="OrderIndexDetails"/> under the names that programs filter and sort by.</summary>
internal static class OrderListDetails
{
    /// <summary>Before the name of a custom field: <c>custom_fields.season=spring</c>.</summary>
    public const string CustomPrefix = "custom_fields.";

    public static IReadOnlyList<ListField<OrderIndexRow>> All { get; } =
    [
        new("created_date", CellKind.Day, row => Cell.Of(row.Details?.CreatedDate ?? DateOnly.FromDateTime(row.CreatedAt.UtcDateTime))),
        Day("payment_date", details => details.PaymentDate),
        Day("shipment_date", details => details.ShipmentDate),
        Day("received_date", details => details.ReceivedDate),
        Text("vendor_address", details => details.VendorAddress),
        Text("billing_address", details => details.BillingAddress),
        Text("shipping_address", details => details.ShippingAddress),
        Text("email", details => details.Email),
        Text("attn", details => details.Attn),
        Text("notes", details => details.Notes),
        Text("shipment_method", details => details.ShipmentMethod),
        Text("payment_terms", details => details.PaymentTerms),
        Text("shop_name", details => details.ShopName),
        Number("shipping_handling", details => details.ShippingHandling),
        Number("shipping_handling_tax", details => details.ShippingHandlingTax),
        Word("shipping_allocation", details => ChoiceWords.Of(details.ShippingAllocation)),
        Flag("discount_enabled", details => details.DiscountEnabled),
        Number("default_discount", details => details.DefaultDiscount),
        Flag("uom_ordering", details => (details.Ordering ?? OrderingTerms.Standard).InMultiples),
        Word("uom_round", details => ChoiceWords.Of((details.Ordering ?? OrderingTerms.Standard).Round)),
        Word("moq", details => ChoiceWords.Of((details.Ordering ?? OrderingTerms.Standard).Moq)),
        Flag("addMySKUs", details => (details.Printing ?? LinePrinting.Standard).MySkus),
        Flag("addVendorSKUs", details => (details.Printing ?? LinePrinting.Standard).VendorSkus),
        Flag("addBarcodes", details => (details.Printing ?? LinePrinting.Standard).Barcodes),
        Flag("addCategories", details => (details.Printing ?? LinePrinting.Standard).Categories),
        Flag("useTitlesAsVendorName", details => (details.Printing ?? LinePrinting.Standard).TitlesAsVendorName),
        Number("total_ex_tax", details => details.TotalExTax),
        Number("total_tax", details => details.TotalTax),
        Number("total_discount", details => details.TotalDiscount),
        Number("cbm", details => details.Volume),
    ];

    /// <summary>All fields that these parameters of a query can mean: every list's, and the custom fields that they name.</summary>
    public static IReadOnlyDictionary<string, ListField<OrderIndexRow>> Named(IEnumerable<string> parameters)
    {
        Dictionary<string, ListField<OrderIndexRow>>? fields = null;
        foreach (var parameter in parameters.Where(name => name.StartsWith(CustomPrefix, StringComparison.Ordinal)))
        {
            var name = parameter[CustomPrefix.Length..];
            var suffix = FilterText.Suffixes.Select(known => known.Suffix).Append("_sort").FirstOrDefault(known => name.EndsWith(known, StringComparison.Ordinal));
            fields ??= new(OrderListFields.All);
            fields[CustomPrefix + name[..^(suffix?.Length ?? 0)]] = Custom(name[..^(suffix?.Length ?? 0)]);
        }

        return fields ?? (IReadOnlyDictionary<string, ListField<OrderIndexRow>>)OrderListFields.All;
    }

    /// <summary>All are compared as text.</summary>
    private static ListField<OrderIndexRow> Custom(string name) => Text(CustomPrefix + name, details => details.CustomFields?.Find(name));

    private static ListField<OrderIndexRow> Text(string name, Func<OrderIndexDetails, string?> of) => Of(name, CellKind.Text, details => Cell.Of(of(details)));

    private static ListField<OrderIndexRow> Word(string name, Func<OrderIndexDetails, string?> of) => Of(name, CellKind.Word, details => Cell.Of(of(details)));

    private static ListField<OrderIndexRow> Day(string name, Func<OrderIndexDetails, DateOnly?> of) => Of(name, CellKind.Day, details => Cell.Of(of(details)));

    private static ListField<OrderIndexRow> Number(string name, Func<OrderIndexDetails, decimal?> of) =>
        Of(name, CellKind.Number, details => Cell.Of(of(details)));

    private static ListField<OrderIndexRow> Flag(string name, Func<OrderIndexDetails, bool> of) => Of(name, CellKind.Flag, details => Cell.Of(of(details)));

    private static ListField<OrderIndexRow> Of(string name, CellKind kind, Func<OrderIndexDetails, Cell> of) =>
        new(name, kind, row => row.Details is { } details ? of(details) : default);
}
