using System.Collections.Frozen;
using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is particular to vendors among the things of the catalogue.</summary>
internal static class VendorKind
{
    /// <param name="home">The account's currency, in which a vendor is paid who has none.</param>
    public static CatalogueKind<Vendor, VendorView> For(Currency home, MeasuredLeadTimes measured, AccountId account) => new()
    {
        Name = "vendor",
        Plural = "vendors",
        Row = static id => CatalogueRows.Vendor(new VendorId(id)),
        Read = (fields, id, before, _) => ValueTask.FromResult(VendorInput.Read(fields, before, new VendorId(id), home)),
        View = async (vendor, cancellation) => new VendorView(vendor, await measured.Of(account, vendor.Id, cancellation)),
        Beside = static view => view.Tag,
        Write = VendorJson.Write,
        Fields = Fields,
        Known = Known,
        Columns = Columns,
    };

    public static IReadOnlyList<ListField<VendorView>> Fields { get; } =
    [
        new("id", CellKind.Text, view => Cell.Of(view.Vendor.Id.Value)),
        new("name", CellKind.Text, view => Cell.Of(view.Vendor.Name)),
        new("display_name", CellKind.Text, view => Cell.Of(view.Vendor.Name)),
        new("email", CellKind.Text, view => Cell.Of(view.Vendor.Email)),
        new("buyer_email", CellKind.Text, view => Cell.Of(view.Vendor.BuyerEmail)),
        new("attn", CellKind.Text, view => Cell.Of(view.Vendor.Attn)),
        new("address", CellKind.Text, view => Cell.Of(view.Vendor.Address)),
        new("currency", CellKind.Word, view => Cell.Of(view.Vendor.Currency.Code)),
        new("lead_time", CellKind.Number, view => Cell.Of(view.Vendor.LeadTime)),
        new("lead_time_deviation", CellKind.Number, view => Cell.Of((decimal)view.Vendor.LeadTimeDeviation)),
        new("lead_time_from", CellKind.Word, view => Cell.Of(Word(view.Vendor.LeadTimeFrom))),
        new("measured_lead_time_orders", CellKind.Number, view => Cell.Of(view.Measured?.Orders)),
        new("measured_lead_time_mean", CellKind.Number, view => Cell.Of((decimal?)view.Measured?.Mean)),
        new("measured_lead_time_deviation", CellKind.Number, view => Cell.Of((decimal?)view.Measured?.Deviation)),
        new("order_days", CellKind.Text, view => Cell.Of(WeekdayWords.Cell(view.Vendor.OrderDays))) { Several = view => Days(view.Vendor.OrderDays) },
        new("delivery_days", CellKind.Text, view => Cell.Of(WeekdayWords.Cell(view.Vendor.DeliveryDays))) { Several = view => Days(view.Vendor.DeliveryDays) },
        new("min_order_value", CellKind.Number, view => Cell.Of(view.Vendor.MinOrderValue)),
        new("target_order_value", CellKind.Number, view => Cell.Of(view.Vendor.TargetOrderValue)),
        new("max_order_quantity", CellKind.Number, view => Cell.Of(view.Vendor.MaxOrderQuantity)),
        new("min_order_quantity", CellKind.Number, view => Cell.Of(view.Vendor.MinOrderQuantity)),
        new("moq", CellKind.Word, view => Cell.Of(Word(view.Vendor.Moq))),
        new("uom_round", CellKind.Word, view => Cell.Of(Word(view.Vendor.UomRound))),
        new("payment_terms", CellKind.Text, view => Cell.Of(view.Vendor.PaymentTerms)),
        new("shipment_method", CellKind.Text, view => Cell.Of(view.Vendor.ShipmentMethod)),
        new("default_discount", CellKind.Number, view => Cell.Of(view.Vendor.DefaultDiscount)),
        new("disabled", CellKind.Flag, view => Cell.Of(view.Vendor.Disabled)),
    ];

    private static FrozenDictionary<string, ListField<VendorView>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    private static CsvColumns Columns { get; } = CsvColumns.Of(
        [
            "name", "email", "buyer_email", "attn", "address", "currency", "moq", "uom_round", "payment_terms", "shipment_method", "lead_time_from", "order_days",
            "delivery_days",
        ],
        [
            "lead_time", "lead_time_deviation", "min_order_value", "target_order_value", "max_order_quantity", "min_order_quantity",
            "default_discount",
        ],
        ["disabled"],
        Fields.Select(field => field.Name));

    private static IReadOnlyList<Cell> Days(ImmutableArray<DayOfWeek> days) => [.. WeekdayWords.Of(days).Select(word => Cell.Of(word))];

    private static string Word(Enum word) => ChoiceWords.Of(word);
}
