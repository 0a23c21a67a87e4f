using System.Security.Cryptography;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

/// <summary>Reads and changes an account's keys: its ring, and the rows by which secrets are found, in one transaction.</summary>
internal sealed class KeyRings(IStore store, KeyRows keys)
{
    private const int MaxAttempts = 20;
    private const int IdBytes = 8;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    public async Task<KeyRing> Of(AccountId account, CancellationToken cancellation) => (await Read(account, cancellation)).Ring;

    /// <param name="decide">Asked again when someone else changed the ring meanwhile. The same ring changes nothing.</param>
    public async Task<Outcome<KeyRing>> Change(AccountId account, Func<KeyRing, Outcome<KeyRing>> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (ring, row, isNew) = await Read(account, cancellation);
            var decided = decide(ring);
            if (decided.IsRefused || ReferenceEquals(decided.Value, ring))
            {
                return decided;
            }

            var known = ring.Keys.SelectMany(key => key.Rows(account)).Select(key => key.Hash).ToHashSet(StringComparer.Ordinal);
            var kept = isNew ? [] : ring.Keys.SelectMany(key => key.Rows(account)).ToHashSet();
            var changed = decided.Value.Keys.SelectMany(key => key.Rows(account)).Where(key => !kept.Contains(key)).ToList();
            var body = Packed.From(decided.Value);
            List<RowChange> changes =
            [
                row is null ? RowChange.Insert(Name(account), body) : RowChange.Replace(Name(account), body, row.ETag),
                .. changed.Select(key => known.Contains(key.Hash) ? RowChange.Put(key.Hash, Packed.From(key)) : RowChange.Insert(key.Hash, Packed.From(key))),
            ];
            var outcome = await store.Commit(KeyRows.Partition, changes, cancellation);
            keys.Forget(changed.Select(key => key.Hash));
            if (outcome.Committed)
            {
                return decided;
            }
        }

        throw new CrowdedException($"The keys of {account} were changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>When each key was last used, by its id; a key that is missing never was.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastUses(AccountId account, CancellationToken cancellation)
    {
        var uses = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var row in store.All(RowRange.Prefix(KeyRows.Partition, KeyRows.Use(account, "")), cancellation))
        {
            uses[row.Key.Row[KeyRows.Use(account, "").Length..]] = Packed.To<KeyUseRow>(row).At;
        }

        return uses;
    }

    private async Task<(KeyRing Ring, StoredRow? Row, bool IsNew)> Read(AccountId account, CancellationToken cancellation) =>
        await store.Read(new StoreKey(KeyRows.Partition, Name(account)), cancellation) is { } row
            ? (Packed.To<KeyRing>(row), row, false)
            : (await Gathered(account, cancellation), null, true);

    /// <summary>Keys from before there were rings, found among all of them; the first change writes the ring down.</summary>
    private async Task<KeyRing> Gathered(AccountId account, CancellationToken cancellation)
    {
        var found = new List<KeyRow>();
        await foreach (var row in store.All(new RowRange(KeyRows.Partition, "0", "g"), cancellation))
        {
            if (KeyRows.IsKey(row.Key.Row) && Packed.To<KeyRow>(row) is { } key && key.Account == account)
            {
                found.Add(key);
            }
        }

        return new KeyRing(
            account,
            [.. found.OrderBy(key => key.Created).Select(key => new NamedKey(IdOf(key), key.Name, key.Scopes, key.Hash, key.Created, null, key.Revoked, [], key.Email))]);
    }

    /// <summary>The same each time until it is written down, and nothing that tells of the key.</summary>
    private static string IdOf(KeyRow key) => Convert.ToHexStringLower(
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{key.Account}\n{key.Name}\n{key.Created:O}")).AsSpan(0, IdBytes));

    private static string Name(AccountId account) => "ring." + RowName.Escape(account.Value);
}
