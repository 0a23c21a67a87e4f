using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>All that the rules look at. The order need not be stored: what any order would need is asked with one that is made up.</summary>
internal sealed record OrderForApproval(StockOrder Order, AccountSettings Settings, ApprovalFacts Facts);
