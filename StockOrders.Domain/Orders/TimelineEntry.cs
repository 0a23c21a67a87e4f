namespace StockOrders.Domain.Orders;

/// <summary>
/// One thing that happened. <paramref name="Sequence"/> counts from 1; <paramref name="Actor"/> says who
/// (<c>api:&lt;key name&gt;</c>, <c>approver:&lt;address&gt;</c>, <c>supplier:&lt;address&gt;</c>, <c>system</c>).
/// </summary>
internal sealed record TimelineEntry(int Sequence, DateTimeOffset At, string Actor, OrderEvent Event);
