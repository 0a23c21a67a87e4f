using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.Orders;

/// <summary>The actions that people and programs take on an order, and the scope each needs.</summary>
internal static class OrderActionWords
{
    public const string Known = "submit, approve, reject, confirm, cancel, close, archive";

    /// <summary>Null where there is no such action.</summary>
    public static Scopes? ScopeOf(string action) => action switch
    {
        "approve" or "reject" => Scopes.Approve,
        "submit" or "confirm" or "cancel" or "close" or "archive" => Scopes.Write,
        _ => null,
    };

    public static OrderCommand CommandOf(string action, string by, string? comment, Remainder remainder) => action switch
    {
        "submit" => new OrderCommand.Submit(),
        "approve" => new OrderCommand.Approve(by, comment),
        "reject" => new OrderCommand.Reject(by, comment),
        "confirm" => new OrderCommand.Confirm(by, comment),
        "cancel" => new OrderCommand.Cancel(comment),
        "close" => new OrderCommand.Close(remainder, comment),
        "archive" => new OrderCommand.Archive(),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
