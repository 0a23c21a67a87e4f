using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// Keys by their hash. A key that was found is remembered for <see cref="RememberedFor"/>, so a revoked one may work that much
/// longer on another instance; one that was not found is looked up each time.
/// </summary>
internal sealed class KeyRows(IStore store, TimeProvider clock)
{
    public const string Partition = "keys";

    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    /// <summary>More than the keys in use at once; past it memory is simply cleared.</summary>
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (KeyRow Key, DateTimeOffset Until)> remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private long changes;

    public static string Use(AccountId account, string key) => $"u.{RowName.Escape(account.Value)}.{key}";

    /// <summary>Hashes stand among the rows of other names.</summary>
    public static bool IsKey(string row) => row.Length == SHA256.HashSizeInBytes * 2 && row.All(char.IsAsciiHexDigitLower);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async ValueTask<KeyRow?> Find(string secret, CancellationToken cancellation)
    {
        var hash = HashOf(secret);
        if (remembered.TryGetValue(hash, out var known) && clock.GetUtcNow() < known.Until)
        {
            return known.Key;
        }

        var before = Interlocked.Read(ref changes);
        if (await store.Read(new StoreKey(Partition, hash), cancellation) is not { } row)
        {
            return null;
        }

        var key = Packed.To<KeyRow>(row);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(hash)))
        {
            return null;
        }

        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[hash] = (key, clock.GetUtcNow() + RememberedFor);
        if (Interlocked.Read(ref changes) != before)
        {
            // Read before somebody revoked it, and remembered after.
            remembered.TryRemove(hash, out _);
        }

        return key;
    }

    /// <summary>Looks them up anew from now on: they were changed here.</summary>
    public void Forget(IEnumerable<string> hashes)
    {
        Interlocked.Increment(ref changes);
        foreach (var hash in hashes)
        {
            remembered.TryRemove(hash, out _);
        }
    }

    /// <summary>Notes that a key is used; a write only now and then.</summary>
    public async ValueTask Used(KeyRow key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (key.Id is not { } id || (used.TryGetValue(key.Hash, out var noted) && now - noted < KeyUseRow.Within))
        {
            return;
        }

        used[key.Hash] = now;
        await store.Commit(Partition, [RowChange.Put(Use(key.Account, id), Packed.From(new KeyUseRow(now)))], cancellation);
    }
}
