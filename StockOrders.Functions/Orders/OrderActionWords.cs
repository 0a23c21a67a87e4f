using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders.Input;

namespace StockOrders.Functions.Orders;

/// <summary>The actions that people and programs take on an order, and the scope each needs.</summary>
internal static class OrderActionWords
{
    public const string Duplicate = "duplicate";
    public const string Reset = "reset";
    public const string Reprocess = "reprocess";

    /// <summary>Also with an underline.</summary>
    public const string SendBack = "send-back";

    public const string Known =
        "submit, approve, reject, send-back, send, confirm, accept-terms, refuse-terms, cancel, close, reopen, duplicate, reprocess, reset, archive, scale";

    /// <summary>Null where there is no such action.</summary>
    public static Scopes? ScopeOf(string action) =>
        action is "approve" or "reject" or SendBack or "send_back" ? Scopes.Approve
        : Known.Split(", ").Contains(action) ? Scopes.Write
        : null;

    /// <summary>Of actions that need nothing but the order and what was said with them.</summary>
    public static OrderCommand CommandOf(string action, string by, ActionInput said) => action switch
    {
        "submit" => new OrderCommand.Submit(),
        "approve" => new OrderCommand.Approve(by, said.Comment),
        "reject" => new OrderCommand.Reject(by, said.Comment),
        SendBack or "send_back" => new OrderCommand.SendBack(by, said.Comment),
        "send" => new OrderCommand.SendAgain(),
        "confirm" => new OrderCommand.Confirm(said.ConfirmedBy is { Length: > 0 } person ? $"{person} (entered by {by})" : by, said.Comment, null, said.Expected),
        "accept-terms" => new OrderCommand.AcceptTerms(by, said.Comment, said.Proposal),
        "refuse-terms" => new OrderCommand.RefuseTerms(by, said.Comment, said.Proposal),
        "cancel" => new OrderCommand.Cancel(said.Comment),
        "close" => new OrderCommand.Close(said.Remainder, said.Comment),
        "reopen" => new OrderCommand.Reopen(said.Comment),
        Reprocess => new OrderCommand.Reprocess(),
        "archive" => new OrderCommand.Archive(),
        "scale" => new OrderCommand.Scale(said.To),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
