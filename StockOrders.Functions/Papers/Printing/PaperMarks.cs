using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>What a reader must not miss: what kind of paper it is, and whether it counts.</summary>
/// <param name="Stamp">On every page; null where the paper is what the supplier was sent.</param>
/// <param name="Warning">What the stamp means, in a sentence.</param>
internal sealed record PaperMarks(string Title, string Revision, string? Stamp, string? Warning)
{
    public static PaperMarks Of(StockOrder order, OrderSheet sheet)
    {
        var (stamp, warning) = order switch
        {
            { Stage: Stage.Cancelled } => ("CANCELLED", $"This order is cancelled. {sheet.Shop} no longer wants anything of it."),
            { Dispatch: null } when !order.IsOver => ("DRAFT", "This order is not sent. It is not an order yet."),
            { Change: not null } => ("DRAFT OF A CHANGE", "This order was changed and the supplier was not sent it so. What they were sent last still counts."),
            _ => ((string?)null, (string?)null),
        };
        return new PaperMarks(
            order.Type switch { OrderType.Transfer => "Transfer order", OrderType.Assembly => "Assembly order", _ => "Purchase order" },
            order.Revision > 1 ? string.Create(CultureInfo.InvariantCulture, $", revision {order.Revision}") : "",
            stamp,
            warning is null ? null : SettableText.Of(warning));
    }
}
