using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>Header and lines as those saw them who were asked about an order, or who approved it.</summary>
internal sealed record ApprovalBasis(OrderHeader Header, ImmutableArray<OrderLine> Lines);
