using System.Collections.Immutable;

namespace StockOrders.Domain.Orders;

/// <summary>What an event changed of header and lines, member by member, under the names that programs know.</summary>
internal static class FieldChanges
{
    private static readonly ImmutableArray<(string Field, Func<OrderHeader, object?> Of)> HeaderFields =
    [
        ("reference", header => header.Reference),
        ("extra_reference", header => header.ExtraReference),
        ("vendor", header => header.Vendor?.Value),
        ("source_warehouse", header => header.SourceWarehouse?.Value),
        ("warehouse", header => header.Warehouse.Value),
        ("currency", header => header.Currency.Code),
        ("created_date", header => header.CreatedDate),
        ("expected_date", header => header.ExpectedDate),
        ("payment_date", header => header.PaymentDate),
        ("shipment_date", header => header.ShipmentDate),
        ("received_date", header => header.ReceivedDate),
        ("vendor_address", header => header.VendorAddress),
        ("billing_address", header => header.BillingAddress),
        ("shipping_address", header => header.ShippingAddress),
        ("email", header => header.Email),
        ("attn", header => header.Attn),
        ("notes", header => header.Notes),
        ("shipment_method", header => header.ShipmentMethod),
        ("payment_terms", header => header.PaymentTerms),
        ("shipping_handling", header => header.ShippingHandling),
        ("shipping_handling_tax", header => header.ShippingHandlingTax),
        ("shipping_allocation", header => header.ShippingAllocation),
        ("discount_enabled", header => header.Discounts?.Enabled),
        ("default_discount", header => header.Discounts?.Default),
        ("uom_ordering", header => header.Ordering?.InMultiples),
        ("uom_round", header => header.Ordering?.Round),
        ("moq", header => header.Ordering?.Moq),
        ("custom_fields", header => header.CustomFields is { } fields ? string.Join('\n', fields.Values.Select(field => $"{field.Name}={field.Value}")) : null),
        ("shop_name", header => header.ShopName),
    ];

    private static readonly ImmutableArray<(string Field, Func<OrderLine, object?> Of)> LineFields =
    [
        ("replenishment", line => line.Ordered),
        ("cost_price", line => line.CostPrice),
        ("discount", line => line.Discount),
        ("tax", line => line.Tax),
        ("landing_cost_price", line => line.LandingCostPrice),
        ("title", line => line.Title),
        ("sku", line => line.Sku),
        ("barcode", line => line.Barcode),
        ("vendor_name", line => line.VendorName),
        ("vendor_reference", line => line.VendorReference),
        ("uom_ordering", line => line.UomOrdering),
        ("vendor_packaging", line => line.VendorPackaging),
        ("cbm", line => line.Cbm),
        ("components", line => line.Components is { } parts ? string.Join(", ", parts.Select(part => $"{part.Quantity} {part.Variant}")) : null),
        ("expected_date", line => line.ExpectedDate),
        ("received", line => line.Received),
        ("invoiced", line => line.Invoiced),
    ];

    /// <summary>A line that was added or removed has its ordered quantity from or to nothing.</summary>
    public static IEnumerable<FieldChange> Between(StockOrder before, StockOrder after) => [.. Headers(before, after), .. Lines(before, after)];

    private static IEnumerable<FieldChange> Headers(StockOrder before, StockOrder after) => ReferenceEquals(before.Header, after.Header)
        ? []
        : HeaderFields
            .Select(field => new FieldChange(null, field.Field, field.Of(before.Header), field.Of(after.Header)))
            .Where(change => !Equals(change.From, change.To));

    private static IEnumerable<FieldChange> Lines(StockOrder before, StockOrder after)
    {
        if (before.Lines == after.Lines)
            yield break;

        var left = before.Lines.ToDictionary(line => line.Variant);
        foreach (var line in after.Lines)
        {
            if (!left.Remove(line.Variant, out var was))
                yield return new FieldChange(line.Variant.Value, "replenishment", null, line.Ordered);
            else if (!ReferenceEquals(was, line))
                foreach (var change in Line(was, line))
                    yield return change;
        }

        foreach (var gone in left.Values)
            yield return new FieldChange(gone.Variant.Value, "replenishment", gone.Ordered, null);
    }

    private static IEnumerable<FieldChange> Line(OrderLine before, OrderLine after) => LineFields
        .Select(field => new FieldChange(after.Variant.Value, field.Field, field.Of(before), field.Of(after)))
        .Where(change => !Equals(change.From, change.To));
}
