using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Papers;

namespace StockOrders.Functions.Mail;

/// <summary>What a supplier gets with the mail of an order: the order to print, and the order for their programs.</summary>
internal static class SupplierPapers
{
    /// <summary>
    /// Of all together. SendGrid takes 30 MB after encoding, but many receivers refuse from 10 MB on, and encoding makes a third more of it. An order
    /// of 2,000 lines comes to a tenth of this; one whose every text is as long as it may be can come to more, and then its UBL stays behind.
    /// </summary>
    private const int MaxBytes = 6 * 1024 * 1024;

    public static IReadOnlyList<PaperFile> Of(StockOrder order, AccountSettings settings, string? warehouse)
    {
        if (order.Type != OrderType.Purchase)
            return [];

        var sent = OrderPapers.AsSupplierHas(order);
        var papers = new List<PaperFile>();
        var size = 0;
        foreach (var paper in new[] { OrderPapers.Pdf(sent, settings, warehouse), OrderPapers.Ubl(sent, settings, warehouse) })
        {
            if (size + paper.Bytes.Length > MaxBytes)
                continue;
            papers.Add(paper);
            size += paper.Bytes.Length;
        }

        return papers;
    }

    /// <summary>Null where nothing goes with the mail.</summary>
    public static string? Words(IReadOnlyList<PaperFile> papers) =>
        papers.Count == 0 ? null : $"Attached: {string.Join(", and ", papers.Select(paper => $"the order {Purpose(paper)} ({paper.Name})"))}.";

    private static string Purpose(PaperFile paper) => paper.Media == PaperFile.Pdf ? "to print" : "as UBL for your programs";
}
