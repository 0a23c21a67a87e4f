using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>One member that a client sent, applied to a header.</summary>
/// <param name="known">
/// The order as the client may have read it, null at creation: what is worked out there and comes back as it was answered sets nothing.
/// </param>
internal delegate OrderHeader HeaderChange(OrderHeader header, StockOrder? known);

/// <summary>The members of an order's header that a client sent; applied to a header, they change what was sent and keep the rest.</summary>
internal sealed class HeaderEdit
{
    private static readonly string[] ReadOnly =
    [
        "id", "last_modified", "created_at", "updated_at", "readonly", "source_type", "source", "total", "total_ordered", "total_received",
        "moq_shortfall", "total_ex_tax", "total_tax", "total_discount", "cbm", "stage", "source_display_name", "vendor_display_name", "warehouse_display_name",
        "source_warehouse_display_name", "revision", "version", "backorder", "backorder_of", "approval", "unconfirmed", "delayed", "delayed_since", "archived", "run",
        "origin", "invoices", "stock-update", "connections", "error", "sent_at", "confirmed_at", "submitted_at",
        "sent_revision", "declined_at", "decline_reason", "proposal", "change_status", "duplicate_of",
    ];

    private readonly List<HeaderChange> changes = [];

    private readonly Vendor? vendor;

    private CustomFieldsEdit? customFields;

    private HeaderEdit(Vendor? vendor) => this.vendor = vendor;

    /// <summary>True where the client said how quantities are to be worked out: uom_ordering, uom_round or moq.</summary>
    public bool ChoosesOrdering { get; private init; }

    /// <param name="header">What the members are applied to: the order's header, or an empty one that they replace it by.</param>
    /// <param name="known">The order as it stands; null at creation.</param>
    public OrderHeader ApplyTo(OrderHeader header, StockOrder? known = null)
    {
        var edited = changes.Aggregate(header, (current, change) => change(current, known));
        return vendor is null || edited.Vendor == header.Vendor ? edited : WithAddressesOf(vendor, known?.Header ?? header, edited);
    }

    /// <summary>The header of a new order, with the custom fields that every one has.</summary>
    public OrderHeader Begin(OrderHeader standard, ImmutableArray<CustomFieldDefinition> definitions, Findings findings)
    {
        var header = ApplyTo(standard);
        var begun = CustomFieldEdits.Begin(header.CustomFields, definitions);
        foreach (var refusal in Refusals(standard).Concat(begun.Refusals))
        {
            findings.Refuse(refusal);
        }

        return begun.IsRefused ? header : header with { CustomFields = begun.Value };
    }

    /// <summary>What stands against these members on an order with this header.</summary>
    public ImmutableArray<Refusal> Refusals(OrderHeader header) => customFields?.Refusals(header) ?? [];

    /// <param name="places">What the ids in the same body were found to be.</param>
    public static HeaderEdit Read(JsonFields fields, Places places)
    {
        fields.Ignore(ReadOnly);
        var edit = new HeaderEdit(places.Vendor) { ChoosesOrdering = OrderingInput.IsChosen(fields) };
        edit.changes.AddRange(
        [
            .. HeaderTexts.Read(fields), .. HeaderDays.Read(fields), .. HeaderMoney.Read(fields), .. OrderingInput.Read(fields),
            .. PrintingInput.Read(fields), .. places.Moves(),
        ]);
        edit.customFields = CustomFieldsEdit.Read(fields, places.CustomFields);
        if (edit.customFields is { } fieldsOfTheirOwn)
        {
            edit.changes.Add(fieldsOfTheirOwn.ApplyTo);
        }

        return edit;
    }

    /// <summary>
    /// Another vendor is addressed as they are, unless the client sent a new one along: what a program sends back as it got it is the
    /// old vendor's, who must not get this order.
    /// </summary>
    private static OrderHeader WithAddressesOf(Vendor vendor, OrderHeader before, OrderHeader edited) => edited with
    {
        Email = edited.Email == before.Email ? vendor.Email : edited.Email,
        Attn = edited.Attn == before.Attn ? vendor.Attn : edited.Attn,
        VendorAddress = edited.VendorAddress == before.VendorAddress ? vendor.Address : edited.VendorAddress,
        MinBudget = edited.MinBudget == before.MinBudget ? edited.From(vendor, edited.Currency).MinBudget : edited.MinBudget,
        MinQuantity = edited.MinQuantity == before.MinQuantity ? edited.From(vendor, edited.Currency).MinQuantity : edited.MinQuantity,
    };
}
