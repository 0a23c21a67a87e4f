using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Data;
using StockOrders.Functions.Papers.Printing;
using StockOrders.Functions.Papers.Ubl;

namespace StockOrders.Functions.Papers;

/// <summary>An order as the files that people and their programs keep. Pure: the same order gives the same bytes.</summary>
internal static class OrderPapers
{
    /// <param name="warehouse">The name of the warehouse that the goods go to.</param>
    public static PaperFile Pdf(StockOrder order, AccountSettings settings, string? warehouse) =>
        new(PaperNames.Of(order, "pdf"), PaperFile.Pdf, PrintedOrder.Of(order, OrderSheet.Of(order, settings, warehouse)));

    /// <summary>Of purchase orders; UBL knows no order for others.</summary>
    public static PaperFile Ubl(StockOrder order, AccountSettings settings, string? warehouse) =>
        new(PaperNames.Of(order, "xml"), PaperFile.Xml, UblOrder.Of(order, settings, OrderSheet.Of(order, settings, warehouse)));

    public static PaperFile Csv(StockOrder order) => new(PaperNames.Of(order, "csv"), PaperFile.Csv, OrderCsv.Of(order));

    public static PaperFile Xlsx(StockOrder order, AccountSettings settings, string? warehouse) =>
        new(PaperNames.Of(order, "xlsx"), PaperFile.Xlsx, OrderXlsx.Of(order, OrderSheet.Of(order, settings, warehouse)));

    /// <summary>The order as its supplier has it: what is being changed meanwhile is none of theirs yet.</summary>
    public static StockOrder AsSupplierHas(StockOrder order) =>
        order.Dispatch is { } dispatch ? order.AsSent() with { Change = null, Revision = dispatch.Revision } : order;
}
