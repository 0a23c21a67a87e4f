using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.Accounts;

/// <summary>What is kept of a key: never the key itself.</summary>
/// <param name="Hash">SHA-256 of the key, in lower-case hex; the row's name too.</param>
internal sealed record KeyRow(AccountId Account, string Name, Scopes Scopes, string Hash, DateTimeOffset Created, DateTimeOffset? Revoked = null);
