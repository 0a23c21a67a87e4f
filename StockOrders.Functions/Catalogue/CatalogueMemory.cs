using System.Collections.Concurrent;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>A fact of the catalogue with the ETag its row has.</summary>
internal sealed record Catalogued<T>(T Fact, string ETag);

/// <summary>Rows of catalogues that were read lately. Another instance's change is seen when <see cref="RememberedFor"/> is over.</summary>
internal sealed class CatalogueMemory(TimeProvider clock)
{
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    /// <summary>Past it memory is simply cleared. A variant is some 2 KB, and the drafts of a large night ask for each once.</summary>
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<StoreKey, (object Found, DateTimeOffset Until)> remembered = new();
    private long written;

    public Catalogued<T>? Known<T>(StoreKey key) =>
        remembered.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until ? (Catalogued<T>)known.Found : null;

    public Catalogued<T> Remember<T>(StoredRow row)
    {
        // A dictionary's own Count locks all of it; the memory is too warm a path for that.
        if (Interlocked.Increment(ref written) % MaxRemembered == 0)
        {
            remembered.Clear();
        }

        var found = new Catalogued<T>(Packed.To<T>(row), row.ETag);
        remembered[row.Key] = (found, clock.GetUtcNow() + RememberedFor);
        return found;
    }

    public void Forget(StoreKey key) => remembered.TryRemove(key, out _);
}
