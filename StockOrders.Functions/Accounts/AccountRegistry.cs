using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

/// <summary>The accounts there are, and the keys they are given. Timers walk the list; hosts and administrators add to it.</summary>
internal sealed class AccountRegistry(IStore store, KeyRows keys, KeyRings rings, TimeProvider clock)
{
    private const string Partition = "accounts";
    private const int KeyBytes = 32;

    public static string NewSecret() => "so_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Makes the account unless it is there.</summary>
    public async Task CreateAccount(AccountId account, CancellationToken cancellation)
    {
        var row = RowName.Escape(account.Value);
        if (await store.Read(new StoreKey(Partition, row), cancellation) is null)
        {
            await store.Commit(Partition, [RowChange.Insert(row, Packed.From(new AccountRow(account, clock.GetUtcNow())))], cancellation);
        }
    }

    /// <summary>Gives the account a key and returns it; it cannot be read again later.</summary>
    /// <param name="secret">A key chosen by the caller; null makes one of 32 random bytes.</param>
    /// <exception cref="InvalidOperationException">The chosen key belongs to another account.</exception>
    public async Task<string> AddKey(AccountId account, string name, string? secret, Scopes scopes, CancellationToken cancellation)
    {
        secret ??= NewSecret();
        if (await keys.Find(secret, cancellation) is { } known)
        {
            return known.Account == account
                ? secret
                : throw new InvalidOperationException($"The key chosen for account {account} belongs to another account.");
        }

        var key = new NamedKey(KeyRings.NewId(), name, scopes, KeyRows.HashOf(secret), clock.GetUtcNow(), null, null, []);
        await rings.Change(
            account, ring => ring.Keys.Any(other => other.Hash == key.Hash) ? ring : ring with { Keys = ring.Keys.Add(key) }, cancellation);
        return secret;
    }

    /// <summary>The account with this key and every scope; doing it again changes nothing.</summary>
    public async Task Ensure(AccountId account, string secret, CancellationToken cancellation)
    {
        await CreateAccount(account, cancellation);
        await AddKey(account, "owner", secret, Scopes.All, cancellation);
    }

    public async IAsyncEnumerable<AccountId> All([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.All(new RowRange(Partition, "", "~"), cancellation))
        {
            yield return Packed.To<AccountRow>(row).Id;
        }
    }
}
