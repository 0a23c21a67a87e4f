using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Exceptions;

/// <summary>
/// Puts down what is to be mailed for a day, together with the day itself: an owner's mail is owed once, whoever looks, dies or looks again.
/// </summary>
internal sealed class DigestBook(IStore store, SettingsRows settings, ExceptionLists lists, OutboxBell bell, TimeProvider clock)
{
    /// <summary>Ids of digests begin so, and no order's do.</summary>
    public const string Prefix = "digest.";

    /// <summary>One row is the day's own.</summary>
    private const int OwnersTogether = StoreLimits.MaxChanges - 1;

    /// <summary>An account that was never looked at is not told in the evening what it would have been told in the morning.</summary>
    private static readonly TimeSpan LatestFirst = TimeSpan.FromHours(1);

    /// <summary>Days that are settled, so that all other looks of the day read nothing.</summary>
    private readonly ConcurrentDictionary<AccountId, DateOnly> told = new();

    public async Task OweWhatIsDue(AccountId account, CancellationToken cancellation)
    {
        var known = await settings.Get(account, fresh: false, cancellation);
        if (!known.Digest)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (day, moment) = DigestDays.Due(now, known.DigestAt, known.Zone());
        if (told.TryGetValue(account, out var last) && last >= day)
        {
            return;
        }

        while (await Step(account, day, now - moment <= LatestFirst, now, cancellation))
        {
        }

        told[account] = day;
    }

    /// <returns>Whether there is more of the day to put down, or somebody else was at it.</returns>
    private async Task<bool> Step(AccountId account, DateOnly day, bool isInTime, DateTimeOffset now, CancellationToken cancellation)
    {
        var partition = OrderRows.Partition(account);
        var stored = await store.Read(new StoreKey(partition, OrderRows.Digest), cancellation);
        var row = stored is null ? null : Packed.To<DigestRow>(stored);
        if (row is not null && (row.Day > day || row == new DigestRow(day)))
        {
            return false;
        }

        var past = row?.Day == day ? row.Past : null;
        var owners = row is null && !isInTime ? [] : await Owners(account, past, cancellation);
        var some = owners.Take(OwnersTogether).ToList();
        var body = Packed.From(new DigestRow(day, owners.Count > some.Count ? some[^1] : null));
        Effect[] effects = [.. some.Select(owner => new Effect.Digest(IdOf(day, owner), owner, day))];
        RowChange[] changes =
        [
            stored is null ? RowChange.Insert(OrderRows.Digest, body) : RowChange.Replace(OrderRows.Digest, body, stored.ETag),
            .. effects.Select(effect => RowChange.Put(OrderRows.Outbox(effect.Id), Packed.From(new OutboxRow(account, effect, now)))),
        ];
        if (!(await store.Commit(partition, changes, cancellation)).Committed)
        {
            return true;
        }

        if (effects.Length > 0)
        {
            // Put down: whoever stops the timer now must not keep the mails waiting for the sweep.
            await bell.Ring(account, [.. effects.Select(effect => effect.Id)], CancellationToken.None);
        }

        return owners.Count > some.Count;
    }

    /// <summary>Addresses of those whom something needs, as they are compared, in ordinal order.</summary>
    private async Task<List<string>> Owners(AccountId account, string? past, CancellationToken cancellation)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var line in lists.All(account, cancellation))
        {
            if (line is { IsSnoozed: false, Owner: { } owner } && DigestMail.Address(owner) is var address && string.CompareOrdinal(address, past) > 0)
            {
                found.Add(address);
            }
        }

        return [.. found];
    }

    private static string IdOf(DateOnly day, string owner) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{day:yyyyMMdd}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 12))}");
}
