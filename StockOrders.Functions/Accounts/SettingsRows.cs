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

        var row = await store.Read(Key(account), cancellation);
        var settings = row is null ? DefaultSettings.Value : Packed.To<AccountSettings>(row);
        Remember(account, settings);
        return settings;
    }

    public async Task Save(AccountId account, AccountSettings settings, CancellationToken cancellation)
    {
        var key = Key(account);
        await store.Commit(key.Partition, [RowChange.Put(key.Row, Packed.From(settings))], cancellation);
        Remember(account, settings);
    }

    private void Remember(AccountId account, AccountSettings settings) =>
        remembered[account] = (settings, clock.GetUtcNow() + RememberedFor);
}
