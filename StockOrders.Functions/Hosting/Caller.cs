using StockOrders.Domain.Values;

namespace StockOrders.Functions.Hosting;

/// <summary>Who sent a request: a key of one account.</summary>
internal sealed record Caller(AccountId Account, string KeyName, Scopes Scopes)
{
    /// <summary>As the timeline shows it.</summary>
    public string Actor => "api:" + KeyName;

    public bool MayAny(Scopes anyOf) => (Scopes & anyOf) != 0;
}
