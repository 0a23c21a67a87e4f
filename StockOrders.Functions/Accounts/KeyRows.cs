using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
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

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async ValueTask<KeyRow?> Find(string secret, CancellationToken cancellation)
    {
        var hash = HashOf(secret);
        if (remembered.TryGetValue(hash, out var known) && clock.GetUtcNow() < known.Until)
        {
            return known.Key;
        }

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
        return key;
    }

    /// <summary>Keeps the key unless it is there already.</summary>
    public async Task<CommitOutcome> Add(KeyRow key, CancellationToken cancellation) =>
        await store.Commit(Partition, [RowChange.Insert(key.Hash, Packed.From(key))], cancellation);
}
