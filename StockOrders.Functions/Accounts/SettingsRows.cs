using System.Collections.Concurrent;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// An account's settings. They are remembered for <see cref="RememberedFor"/>, so that a command costs no extra read;
/// what must see a change at once asks for the stored ones.
/// </summary>
internal sealed class SettingsRows(IStore store, TimeProvider clock)
{
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<AccountId, (AccountSettings Settings, DateTimeOffset Until)> remembered = new();

    public static StoreKey Key(AccountId account) => new(RowName.Escape(account.Value) + ".account", "settings");

    public async ValueTask<AccountSettings> Get(AccountId account, bool fresh, CancellationToken cancellation)
    {
        if (!fresh && remembered.TryGetValue(account, out var known) && clock.GetUtcNow() < known.Until)
        {
            return known.Settings;
        }

        return (await Newest(account, cancellation)).Settings;
    }

    /// <summary>As they are stored now, for whoever is about to change them. The ETag is null while the account has those it began with.</summary>
    public async ValueTask<(AccountSettings Settings, string? ETag)> Newest(AccountId account, CancellationToken cancellation)
    {
        var row = await store.Read(Key(account), cancellation);
        var settings = row is null ? DefaultSettings.Value : Packed.To<AccountSettings>(row);
        Remember(account, settings);
        return (settings, row?.ETag);
    }

    /// <summary>False when someone else changed them since they were read under the ETag.</summary>
    /// <param name="beside">Rows of their partition that change with them.</param>
    public async Task<bool> Save(
        AccountId account, AccountSettings settings, string? etag, CancellationToken cancellation, params IEnumerable<RowChange> beside)
    {
        var (partition, row) = Key(account);
        var body = Packed.From(settings);
        var change = etag is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, etag);
        if (!(await store.Commit(partition, [change, .. beside], cancellation)).Committed)
        {
            return false;
        }

        Remember(account, settings);
        return true;
    }

    private void Remember(AccountId account, AccountSettings settings) =>
        remembered[account] = (settings, clock.GetUtcNow() + RememberedFor);
}
