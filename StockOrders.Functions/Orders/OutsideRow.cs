using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders;

/// <summary>Which of our orders another system means by its own id.</summary>
internal sealed record OutsideRow(OrderId Order);
