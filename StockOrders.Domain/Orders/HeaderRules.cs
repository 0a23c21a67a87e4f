using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What a header must hold before anything is stored of it.</summary>
internal static class HeaderRules
{
    /// <summary>Of names, references and addresses.</summary>
    public const int MaxText = 2_000;

    public const int MaxNotes = 20_000;

    public static IEnumerable<Refusal> Check(OrderHeader header, OrderType type) =>
        [.. Places(header, type), .. Charges(header), .. Texts(header), .. CustomFieldRules.Check(header.CustomFields, "custom_fields")];

    /// <summary>
    /// The header as it stood, with the fields of another that nobody decides on: references, notes and dates may change until the
    /// order is over, without asking the approver again. The day it is expected is one of them after sending too: programs put every
    /// news of a shipment there, and none of it is a change that the supplier is to be mailed.
    /// </summary>
    public static OrderHeader WithFreeFieldsOf(this OrderHeader header, OrderHeader other) => header with
    {
        Reference = other.Reference,
        ExtraReference = other.ExtraReference,
        Notes = other.Notes,
        ExpectedDate = other.ExpectedDate,
        PaymentDate = other.PaymentDate,
        ShipmentDate = other.ShipmentDate,
        CreatedDate = other.CreatedDate,
        ReceivedDate = other.ReceivedDate,
        Ordering = other.Ordering,
        Printing = other.Printing,
        ShippingAllocation = other.ShippingAllocation,
        CustomFields = other.CustomFields,
    };

    private static IEnumerable<Refusal> Places(OrderHeader header, OrderType type)
    {
        if (string.IsNullOrWhiteSpace(header.Warehouse.Value))
            yield return Invalid("warehouse_required", "An order needs the warehouse that its goods go to.", "warehouse");
        if (type == OrderType.Purchase)
        {
            if (string.IsNullOrWhiteSpace(header.Vendor?.Value))
                yield return Invalid("vendor_required", "A purchase order needs a vendor.", "vendor");
        }
        else if (string.IsNullOrWhiteSpace(header.SourceWarehouse?.Value))
        {
            yield return Invalid("source_warehouse_required", $"This type of order needs a source warehouse.", "source_warehouse");
        }
        else if (type == OrderType.Transfer && header.SourceWarehouse == header.Warehouse)
        {
            yield return Invalid("same_warehouse", "A transfer needs two different warehouses.", "source_warehouse");
        }
    }

    private static IEnumerable<Refusal> Charges(OrderHeader header) => new[]
    {
        Quantities.PriceRefusal(header.ShippingHandling, "shipping_handling"),
        Quantities.PriceRefusal(header.ShippingHandlingTax, "shipping_handling_tax"),
        Quantities.PercentRefusal(header.Discounts?.Default ?? 0, "default_discount"),
    }.OfType<Refusal>();

    private static IEnumerable<Refusal> Texts(OrderHeader header)
    {
        foreach (var (field, text, max) in new (string, string?, int)[]
        {
            ("reference", header.Reference, MaxText),
            ("extra_reference", header.ExtraReference, MaxText),
            ("vendor_address", header.VendorAddress, MaxText),
            ("billing_address", header.BillingAddress, MaxText),
            ("shipping_address", header.ShippingAddress, MaxText),
            ("attn", header.Attn, MaxText),
            ("shipment_method", header.ShipmentMethod, MaxText),
            ("payment_terms", header.PaymentTerms, MaxText),
            ("shop_name", header.ShopName, MaxText),
            ("notes", header.Notes, MaxNotes),
        })
        {
            if (text?.Length > max)
                yield return Invalid("text_too_long", $"At most {Figures.Quantity(max)} characters; these are {Figures.Quantity(text.Length)}.", field);
        }

        if (header.Email is { Length: > 0 } email && !MailAddresses.IsOne(email))
            yield return Invalid("not_an_address", "This is not one e-mail address.", "email");
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
