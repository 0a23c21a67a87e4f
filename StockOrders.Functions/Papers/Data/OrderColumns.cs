using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Papers.Data;

/// <summary>A line of a file, and the order that it stands on.</summary>
internal readonly record struct OrderRow(StockOrder Order, int Number, PricedLine Priced);

/// <summary>
/// The columns of an order's lines as data, named as the API names members. Each line says its order, so that the files of several orders
/// can be put under one another.
/// </summary>
internal static class OrderColumns
{
    public static ImmutableArray<ListField<OrderRow>> All { get; } =
    [
        new("purchase_order", CellKind.Text, row => Cell.Of(row.Order.Id.Value)),
        new("reference", CellKind.Text, row => Cell.Of(row.Order.Header.Reference)),
        new("vendor", CellKind.Text, row => Cell.Of(row.Order.Header.Vendor?.Value)),
        new("source_warehouse", CellKind.Text, row => Cell.Of(row.Order.Header.SourceWarehouse?.Value)),
        new("warehouse", CellKind.Text, row => Cell.Of(row.Order.Header.Warehouse.Value)),
        new("expected_date", CellKind.Day, row => Cell.Of(row.Order.Header.ExpectedDate)),
        new("currency", CellKind.Text, row => Cell.Of(row.Order.Header.Currency.Code)),
        new("line", CellKind.Number, row => Cell.Of((decimal)row.Number)),
        new("id", CellKind.Text, row => Cell.Of(row.Priced.Line.Variant.Value)),
        new("sku", CellKind.Text, row => Cell.Of(row.Priced.Line.Sku)),
        new("title", CellKind.Text, row => Cell.Of(row.Priced.Line.Title)),
        new("vendor_name", CellKind.Text, row => Cell.Of(row.Priced.Line.VendorName)),
        new("vendor_reference", CellKind.Text, row => Cell.Of(row.Priced.Line.VendorReference)),
        new("barcode", CellKind.Text, row => Cell.Of(row.Priced.Line.Barcode)),
        new("categories", CellKind.Text, row => Cell.Of(row.Priced.Line.Categories)),
        new("replenishment", CellKind.Number, row => Cell.Of(row.Priced.Line.Ordered)),
        new("cost_price", CellKind.Number, row => Cell.Of(row.Priced.Line.CostPrice)),
        new("discount", CellKind.Number, row => Cell.Of(row.Priced.Amounts.Discount > 0 ? row.Priced.DiscountPercent : 0)),
        new("tax", CellKind.Number, row => Cell.Of(row.Priced.Line.Tax)),
        new("total_ex_tax", CellKind.Number, row => Cell.Of(row.Priced.Amounts.Net)),
        new("total_tax", CellKind.Number, row => Cell.Of(row.Priced.Amounts.Tax)),
        new("total", CellKind.Number, row => Cell.Of(row.Priced.Amounts.Total)),
        new("received", CellKind.Number, row => Cell.Of(row.Priced.Line.Received)),
        new("outstanding", CellKind.Number, row => Cell.Of(row.Order.IsOver ? 0 : row.Priced.Line.Outstanding)),
    ];

    public static IEnumerable<OrderRow> Rows(StockOrder order) => PricedLine.AllOf(order).Select((line, index) => new OrderRow(order, index + 1, line));
}
