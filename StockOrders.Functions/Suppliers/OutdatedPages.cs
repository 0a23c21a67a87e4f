using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>Behind a supplier's link of a revision that no longer counts: nothing of the order is shown, and nothing can be answered.</summary>
internal static class OutdatedPages
{
    /// <summary>True where the link is for a revision that was sent before the one that counts, or before the order began anew.</summary>
    public static bool IsOutdated(StockOrder order, LinkClaims claims) => order.Dispatch is { } dispatch
        ? claims.Revision < dispatch.Revision
        : claims.Revision <= order.SentBefore;

    public static PageAnswer Page(StockOrder order, AccountSettings settings, int status)
    {
        var sheet = OrderSheet.Of(order.AsSent(), settings);
        var words = order.Dispatch is { } dispatch
            ? $"A newer revision ({dispatch.Revision}) was sent on {Days.Of(dispatch.SentAt, settings)}. Please use the link in that mail; this one decides nothing any more."
            : "The order is being worked on anew. If it is sent again, a new mail has a new link; this one decides nothing any more.";
        return new PageAnswer(
            status, sheet.Shop, $"Purchase order {sheet.Name}", PageParts.Banner("note", "This order has changed since it was sent", PageParts.Paragraph(words)));
    }
}
