using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.Accounts;

/// <summary>What is kept of a key: never the key itself.</summary>
/// <param name="Hash">SHA-256 of the key, in lower-case hex; the row's name too.</param>
/// <param name="Id">By which administrators name it; null in rows from before keys had one.</param>
/// <param name="Expires">From when it is no longer good; null for a key that was not rotated.</param>
/// <param name="Email">Of the person it belongs to; null where it belongs to nobody in particular.</param>
internal sealed record KeyRow(
    AccountId Account,
    string Name,
    Scopes Scopes,
    string Hash,
    DateTimeOffset Created,
    DateTimeOffset? Revoked = null,
    string? Id = null,
    DateTimeOffset? Expires = null,
    string? Email = null)
{
    public bool IsGood(DateTimeOffset now) => Revoked is null && !(Expires <= now);
}

/// <summary>When a key was last used, to within <see cref="Within"/>.</summary>
internal sealed record KeyUseRow(DateTimeOffset At)
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
}
