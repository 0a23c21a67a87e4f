using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain;

/// <summary>Orders by where they are in their life, each told from its beginning.</summary>
internal static class Given
{
    public static Story Draft(params OrderLine[] lines) => new Story().Do(Some.Create(lines));

    public static Story DraftOf(decimal total) => Draft(Some.Line(1, total));

    public static Story Submitted(decimal total = 10, AccountSettings? settings = null) =>
        new Story(settings).Do(Some.Create(Some.Line(1, total)), new OrderCommand.Submit());

    public static Story PendingApproval(AccountSettings? settings = null) =>
        Submitted(2_000.01m, settings).Do(new OrderCommand.RouteForApproval());

    public static Story Rejected() => PendingApproval().Do(new OrderCommand.Reject("manager", "Too dear"));

    public static Story Approved(params OrderLine[] lines) => Draft(lines).Do(new OrderCommand.Submit(), new OrderCommand.RouteForApproval());

    public static Story Sent(params OrderLine[] lines) => Approved(lines).Do(new OrderCommand.Send());

    public static Story Confirmed(params OrderLine[] lines) => Sent(lines).Do(new OrderCommand.Confirm("supplier"));

    /// <summary>500 ordered at 1.00 and sent, this many of them received.</summary>
    public static Story Received(decimal received, decimal ordered = 500) => Sent(Some.Line(ordered)).Do(Receive(received));

    public static Story Matching(decimal received = 500) => Received(received).Do(new OrderCommand.BeginMatching());

    public static Story Closed() => Matching().Do(new OrderCommand.Close(Remainder.Drop));

    public static Story Cancelled() => Draft().Do(new OrderCommand.Cancel());

    /// <summary>A transfer of ten, sent.</summary>
    public static Story SentTransfer() => new Story().Do(
        Some.Create() with { Type = OrderType.Transfer, Header = Some.TransferHeader },
        new OrderCommand.Submit(),
        new OrderCommand.RouteForApproval(),
        new OrderCommand.Send());

    public static OrderCommand.Receive Receive(decimal total, VariantId? variant = null) => new([new NewTotal(variant ?? Some.Bolt, total)]);

    public static OrderCommand.RecordInvoice Invoice(decimal quantity, decimal price = 1, string number = "INV-1") =>
        new(Some.Invoice(quantity, price, number));
}
