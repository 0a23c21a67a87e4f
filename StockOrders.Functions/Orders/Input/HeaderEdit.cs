using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>The members of an order's header that a client sent; applied to a header, they change what was sent and keep the rest.</summary>
internal sealed class HeaderEdit
{
    public const int MaxReference = 200;
    public const int MaxText = 500;
    public const int MaxAddress = 2_000;
    public const int MaxNotes = 10_000;
    public const decimal MaxCharge = 1_000_000_000;

    private static readonly string[] ReadOnly =
    [
        "id", "created_date", "last_modified", "received_date", "readonly", "source_type", "source", "total", "total_ordered", "total_received",
        "stage", "source_display_name", "vendor_display_name", "warehouse_display_name", "source_warehouse_display_name", "revision", "version",
        "backorder", "backorder_of", "approval", "unconfirmed", "archived", "run", "origin", "invoices", "sent_at", "confirmed_at", "submitted_at",
    ];

    private readonly List<Func<OrderHeader, OrderHeader>> changes = [];

    private readonly Vendor? vendor;

    private HeaderEdit(Vendor? vendor) => this.vendor = vendor;

    public OrderHeader ApplyTo(OrderHeader header)
    {
        var edited = changes.Aggregate(header, (current, change) => change(current));
        return vendor is null || edited.Vendor == header.Vendor ? edited : WithAddressesOf(vendor, header, edited);
    }

    /// <param name="places">What the ids in the same body were found to be.</param>
    public static HeaderEdit Read(JsonFields fields, Places places)
    {
        fields.Ignore(ReadOnly);
        var edit = new HeaderEdit(places.Vendor);
        edit.Text(fields, "reference", MaxReference, (header, value) => header with { Reference = value });
        edit.Text(fields, "extra_reference", MaxReference, (header, value) => header with { ExtraReference = value });
        edit.Text(fields, "attn", MaxText, (header, value) => header with { Attn = value });
        edit.Text(fields, "shipment_method", MaxText, (header, value) => header with { ShipmentMethod = value });
        edit.Text(fields, "payment_terms", MaxText, (header, value) => header with { PaymentTerms = value });
        edit.Text(fields, "shop_name", MaxText, (header, value) => header with { ShopName = value });
        edit.Lines(fields, "vendor_address", MaxAddress, (header, value) => header with { VendorAddress = value });
        edit.Lines(fields, "billing_address", MaxAddress, (header, value) => header with { BillingAddress = value });
        edit.Lines(fields, "shipping_address", MaxAddress, (header, value) => header with { ShippingAddress = value });
        edit.Lines(fields, "notes", MaxNotes, (header, value) => header with { Notes = value });
        edit.Day(fields, "expected_date", (header, value) => header with { ExpectedDate = value });
        edit.Day(fields, "payment_date", (header, value) => header with { PaymentDate = value });
        edit.Day(fields, "shipment_date", (header, value) => header with { ShipmentDate = value });
        edit.Charge(fields, "shipping_handling", (header, value) => header with { ShippingHandling = value });
        edit.Charge(fields, "shipping_handling_tax", (header, value) => header with { ShippingHandlingTax = value });
        if (fields.Has("email"))
        {
            var email = fields.Email("email");
            edit.changes.Add(header => header with { Email = email });
        }

        if (fields.Currency("currency") is { } currency)
        {
            edit.changes.Add(header => header with { Currency = currency });
        }

        edit.MoveTo(places);
        return edit;
    }

    /// <summary>
    /// Another vendor is mailed at their own address, unless the client sent a new one along: what a program sends back as it got it is the
    /// old vendor's, who must not get this order.
    /// </summary>
    private static OrderHeader WithAddressesOf(Vendor vendor, OrderHeader before, OrderHeader edited) => edited with
    {
        Email = edited.Email == before.Email ? vendor.Email : edited.Email,
        VendorAddress = edited.VendorAddress == before.VendorAddress ? null : edited.VendorAddress,
    };

    private void MoveTo(Places places)
    {
        if (places.Vendor is { } vendor)
        {
            changes.Add(header => header.Vendor == vendor.Id ? header : header with { Vendor = vendor.Id, VendorName = vendor.Name });
        }

        if (places.Warehouse is { } warehouse)
        {
            changes.Add(header => header.Warehouse == warehouse.Id && header.WarehouseName is not null
                ? header
                : header with { Warehouse = warehouse.Id, WarehouseName = warehouse.DisplayName });
        }

        if (places.Source is { } source)
        {
            changes.Add(header => header.SourceWarehouse == source.Id
                ? header
                : header with { SourceWarehouse = source.Id, SourceWarehouseName = source.DisplayName });
        }
    }

    private void Text(JsonFields fields, string name, int max, Func<OrderHeader, string?, OrderHeader> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Text(name, max);
            changes.Add(header => set(header, value));
        }
    }

    private void Lines(JsonFields fields, string name, int max, Func<OrderHeader, string?, OrderHeader> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Lines(name, max);
            changes.Add(header => set(header, value));
        }
    }

    private void Day(JsonFields fields, string name, Func<OrderHeader, DateOnly?, OrderHeader> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Day(name);
            changes.Add(header => set(header, value));
        }
    }

    private void Charge(JsonFields fields, string name, Func<OrderHeader, decimal, OrderHeader> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Number(name, 0, MaxCharge, 4) ?? 0;
            changes.Add(header => set(header, value));
        }
    }
}
