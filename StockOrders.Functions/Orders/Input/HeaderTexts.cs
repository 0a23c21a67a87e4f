using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Names, references, addresses and notes. Null clears, and so does empty text.</summary>
internal static class HeaderTexts
{
    public const int MaxReference = 200;
    public const int MaxText = 500;
    public const int MaxAddress = 2_000;
    public const int MaxNotes = 10_000;

    private sealed record Member(string Name, int Max, bool HasLines, Func<OrderHeader, string?, OrderHeader> Set);

    private static readonly Member[] Members =
    [
        new("reference", MaxReference, false, (header, value) => header with { Reference = value }),
        new("extra_reference", MaxReference, false, (header, value) => header with { ExtraReference = value }),
        new("attn", MaxText, false, (header, value) => header with { Attn = value }),
        new("shipment_method", MaxText, false, (header, value) => header with { ShipmentMethod = value }),
        new("payment_terms", MaxText, false, (header, value) => header with { PaymentTerms = value }),
        new("shop_name", MaxText, false, (header, value) => header with { ShopName = value }),
        new("vendor_address", MaxAddress, true, (header, value) => header with { VendorAddress = value }),
        new("billing_address", MaxAddress, true, (header, value) => header with { BillingAddress = value }),
        new("shipping_address", MaxAddress, true, (header, value) => header with { ShippingAddress = value }),
        new("notes", MaxNotes, true, (header, value) => header with { Notes = value }),
    ];

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        foreach (var member in Members.Where(member => fields.Has(member.Name)))
        {
            var value = member.HasLines ? fields.Lines(member.Name, member.Max) : fields.Text(member.Name, member.Max);
            yield return (header, _) => member.Set(header, value);
        }

        if (fields.Has("email"))
        {
            var email = fields.Email("email");
            yield return (header, _) => header with { Email = email };
        }
    }
}
