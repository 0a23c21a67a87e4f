using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Hosting;

/// <summary>Who sent a request: a key of one account.</summary>
/// <param name="Email">Of the person the key belongs to; null where it belongs to nobody in particular.</param>
internal sealed record Caller(AccountId Account, string KeyName, Scopes Scopes, string? Email = null)
{
    /// <summary>As the timeline shows it.</summary>
    public string Actor => "api:" + KeyName;

    public OrderCaller ForOrders => new(Actor, Email, MayAny(Scopes.Admin));

    public bool MayAny(Scopes anyOf) => (Scopes & anyOf) != 0;
}
