using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Connections;

/// <summary>
/// An order that a connection owns is changed there. What people and programs ask for here is refused unless it changes nothing; the
/// connection's own sync passes, and so does what is ours alone: approval, the supplier's word, invoices, the archive.
/// </summary>
internal static class Ownership
{
    public static Decision Guard(StockOrder order, OrderCommand command, OrderFacts facts, Decision decided) =>
        decided is { IsRefused: false, Value.IsEmpty: false } && ChangesIt(command) && order.Owner() is { } owner && owner != facts.Connection
            ? Decided.Conflict(
                "order_readonly", $"The order was saved into {owner}, which owns it: change it there, and the change arrives here by its sync.")
            : decided;

    private static bool ChangesIt(OrderCommand command) => command is
        OrderCommand.FollowDates or OrderCommand.ChangeHeader or OrderCommand.ChangeLines or OrderCommand.Receive or OrderCommand.Close or OrderCommand.Cancel
        or OrderCommand.Reopen or OrderCommand.Reset or OrderCommand.Scale or OrderCommand.AcceptTerms;
}
