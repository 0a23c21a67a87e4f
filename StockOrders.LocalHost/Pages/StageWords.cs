using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;

namespace StockOrders.LocalHost.Pages;

/// <summary>An order's stage for a newcomer: what it is called and what would bring the order on.</summary>
internal static class StageWords
{
    public static string Name(Stage stage) => stage switch
    {
        Stage.PendingApproval => "pending approval",
        _ => stage.ToString().ToLowerInvariant(),
    };

    public static string Name(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Matched => "matched, queued for payment",
        InvoiceStatus.Released => "released by a person, queued for payment",
        InvoiceStatus.Blocked => "held for a person",
        InvoiceStatus.Waiting => "waiting for its goods",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static string Next(Stage stage, OrderType type) => stage switch
    {
        Stage.Draft => "submit it",
        Stage.PendingApproval => "approve it by the link in its mail",
        Stage.Approved => "it is about to be sent",
        Stage.Sent when type == OrderType.Purchase => "confirm it by the link in the supplier's mail",
        Stage.Sent or Stage.Confirmed or Stage.Delayed => "receive its goods",
        Stage.Receiving => "receive the rest, or close it short",
        Stage.Received or Stage.Matching => "post its invoice",
        _ => "nothing: it is over",
    };
}
