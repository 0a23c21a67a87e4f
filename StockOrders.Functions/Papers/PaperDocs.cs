using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Papers;

/// <summary>Orders as files, for the API description.</summary>
internal static class PaperDocs
{
    public static readonly Chapter Chapter = new("Papers", "An order as a file to be kept, printed, or read by other programs; drafts and archived orders too.")
    {
        { "id", OrderId, "The order." },
        { "token", Text(), "What a mailed link carries; it is a secret." },
        Reads("GetOrderPdf", "Read an order as PDF")
            .Says("As the supplier gets it: A4, Latin, Greek and Cyrillic; letters of other scripts are visibly substituted. What is not sent is marked on every page.")
            .Answer(200, "The PDF.", Text(), PaperFile.Pdf).Cached(),
        Reads("GetOrderUbl", "Read an order as UBL")
            .Says("An OASIS UBL 2.1 Order. Transfers and assembly orders have no supplier; for them it is refused.")
            .Answer(200, "The XML.", Text(), PaperFile.Xml).Cached().May(409),
        Reads("GetOrderCsv", "Read an order's items as CSV").Says("A line for each item, with its order. Cells that a spreadsheet would take for formulas begin with an apostrophe.")
            .Answer(200, "The CSV.", Text(), "text/csv").Cached(),
        Reads("GetOrderXlsx", "Read an order as a workbook").Says("The items on one sheet, the order's head on another.")
            .Answer(200, "The workbook.", Text(), PaperFile.Xlsx).Cached(),
        Linked(Public("ApprovalPdf", "Read the order that an approver is asked about as PDF")),
        Linked(Public("SupplierPdf", "Read the order as its supplier was sent it as PDF")),
    };

    private static Operation Linked(Operation operation) => operation
        .Says("Behind the mailed link, as long as that is good.")
        .Answer(200, "The PDF.", Text(), PaperFile.Pdf)
        .Answer(404, "The link is not valid.", Text(), "text/html")
        .Answer(410, "The link has expired.", Text(), "text/html");
}
