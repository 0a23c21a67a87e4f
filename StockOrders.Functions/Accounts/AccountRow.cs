using StockOrders.Domain.Values;

namespace StockOrders.Functions.Accounts;

internal sealed record AccountRow(AccountId Id, DateTimeOffset Created);
