namespace StockOrders.Domain.Orders;

/// <summary>Where an order is in its life. Programs of the real service read <see cref="StageStatus"/>, which follows from it.</summary>
internal enum Stage
{
    Draft,
    PendingApproval,
    Approved,
    Rejected,
    Sent,
    Confirmed,
    Delayed,
    Receiving,
    Received,
    Matching,
    Closed,
    Cancelled,
}

internal enum OrderType
{
    Purchase,
    Transfer,
    Assembly,
}

/// <summary>What brought the order into being.</summary>
internal enum OrderSource
{
    Api,
    Replenishment,
    Backorder,
    Duplicate,
}

/// <summary>What becomes of goods that did not arrive when an order is closed.</summary>
internal enum Remainder
{
    /// <summary>Nothing is on order any more.</summary>
    Drop,

    /// <summary>A new order is made for what is missing, in the same transaction.</summary>
    Backorder,
}
