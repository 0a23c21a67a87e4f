using System.Collections.Immutable;

namespace StockOrders.Domain.Orders;

/// <summary>How far an edit has come that was made after the supplier was sent the order.</summary>
internal enum ChangeState
{
    /// <summary>To be let through by its amount, or asked about.</summary>
    Submitted,
    PendingApproval,

    /// <summary>To be sent to the supplier.</summary>
    Approved,
}

/// <summary>
/// A supplier change order: the order's header and lines are edited and the supplier does not know yet. The stage goes on to say where the
/// goods are. What the supplier was sent last stands here, and is back when the change is rejected or called off.
/// </summary>
internal sealed record ChangeOrder(ChangeState State, OrderHeader SentHeader, ImmutableArray<OrderLine> SentLines);
