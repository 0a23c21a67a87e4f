using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>A key as administrators know it. Rotating gives it another secret; the old one is good for a while yet.</summary>
/// <param name="Old">Hashes that it had before, with the instants from which they are no longer good.</param>
/// <param name="Email">Of the person it belongs to: who asks for an order by it does not approve that order by mail either.</param>
internal sealed record NamedKey(
    string Id,
    string Name,
    Scopes Scopes,
    string Hash,
    DateTimeOffset Created,
    DateTimeOffset? Rotated,
    DateTimeOffset? Revoked,
    ImmutableArray<OldKey> Old,
    string? Email = null)
{
    /// <summary>The rows by which its secrets are found.</summary>
    public IEnumerable<KeyRow> Rows(AccountId account) =>
    [
        new KeyRow(account, Name, Scopes, Hash, Rotated ?? Created, Revoked, Id, Email: Email),
        .. Old.Select(old => new KeyRow(account, Name, Scopes, old.Hash, Created, Revoked, Id, old.Until, Email)),
    ];
}

internal sealed record OldKey(string Hash, DateTimeOffset Until);

/// <summary>All keys of an account, oldest first: changed as one, so that two administrators cannot shut each other out.</summary>
internal sealed record KeyRing(AccountId Account, ImmutableArray<NamedKey> Keys)
{
    /// <summary>Keys of an account that are not revoked.</summary>
    public const int MaxKeys = 50;

    /// <summary>Of one key that are still good: more than these could not be revoked in one transaction with it.</summary>
    public const int MaxOldSecrets = 20;

    /// <summary>Revoked ones that are still shown.</summary>
    private const int MaxRevoked = 50;

    public Outcome<KeyRing> With(NamedKey key)
    {
        var good = Keys.Where(known => known.Revoked is null).ToList();
        if (good.Any(known => known.Name == key.Name))
            return Conflict("name_taken", $"There is a key of the name {key.Name}; the timeline tells keys apart by their names.", "name");
        if (good.Count >= MaxKeys)
            return Conflict("too_many_keys", $"An account has at most {MaxKeys} keys; revoke one first.");

        var forgotten = Keys.Where(known => known.Revoked is not null).SkipLast(MaxRevoked).ToHashSet();
        return this with { Keys = [.. Keys.Where(known => !forgotten.Contains(known)), key] };
    }

    /// <param name="until">From when the secret that it has now is no longer good.</param>
    public Outcome<KeyRing> Rotated(string id, string hash, DateTimeOffset until, DateTimeOffset now) =>
        Find(id) is not { } key ? Missing(id)
        : key.Revoked is not null ? Conflict("key_revoked", $"The key {key.Name} was revoked; make another one.")
        : key.Old.Count(old => old.Until > now) >= MaxOldSecrets
            ? Conflict("too_many_secrets", $"{MaxOldSecrets} older secrets of {key.Name} are good until their grace ends; wait for one of them, or revoke the key.")
        : Replaced(key with { Hash = hash, Rotated = now, Old = [.. key.Old.Where(old => old.Until > now), new OldKey(key.Hash, until)] });

    public Outcome<KeyRing> Revoked(string id, DateTimeOffset now) =>
        Find(id) is not { } key ? Missing(id)
        : key.Revoked is not null ? this
        : key.Scopes.HasFlag(Scopes.Admin) && !Keys.Any(other => other != key && other.Revoked is null && other.Scopes.HasFlag(Scopes.Admin))
            ? Conflict("last_admin_key", $"{key.Name} is the account's last key with the scope admin: nobody could make another one.")
            : Replaced(key with { Revoked = now });

    public NamedKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);

    public static Refusal Missing(string id) =>
        new(RefusalKind.Missing, "key_not_found", $"There is no key {ShortText.Of(id, 40)}.");

    private KeyRing Replaced(NamedKey key) => this with { Keys = [.. Keys.Select(known => known.Id == key.Id ? key : known)] };

    private static Refusal Conflict(string code, string message, string? field = null) => new(RefusalKind.Conflict, code, message, field);
}
