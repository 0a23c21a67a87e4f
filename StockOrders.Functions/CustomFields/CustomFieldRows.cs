using System.Collections.Concurrent;
using System.Collections.Immutable;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.CustomFields;

/// <summary>All custom fields that an account defines, in one row.</summary>
internal sealed record CustomFieldsRow(ImmutableArray<CustomFieldDefinition> Definitions);

/// <summary>
/// An account's custom fields. That there are some, or none, is remembered for <see cref="RememberedFor"/>, so that an order costs no
/// extra read.
/// </summary>
internal sealed class CustomFieldRows(IStore store, TimeProvider clock)
{
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<AccountId, (ImmutableArray<CustomFieldDefinition> Definitions, DateTimeOffset Until)> remembered = new();

    public async ValueTask<ImmutableArray<CustomFieldDefinition>> Of(AccountId account, CancellationToken cancellation) =>
        remembered.TryGetValue(account, out var known) && clock.GetUtcNow() < known.Until
            ? known.Definitions
            : (await Newest(account, cancellation)).Definitions;

    /// <summary>As they are stored now, for whoever is about to change them. The ETag is null before the first.</summary>
    public async ValueTask<(ImmutableArray<CustomFieldDefinition> Definitions, string? ETag)> Newest(AccountId account, CancellationToken cancellation)
    {
        var row = await store.Read(Key(account), cancellation);
        ImmutableArray<CustomFieldDefinition> definitions = row is null ? [] : Packed.To<CustomFieldsRow>(row).Definitions;
        Remember(account, definitions);
        return (definitions, row?.ETag);
    }

    /// <summary>False when someone else changed them since they were read under the ETag.</summary>
    public async Task<bool> Save(AccountId account, ImmutableArray<CustomFieldDefinition> definitions, string? etag, CancellationToken cancellation)
    {
        var (partition, row) = Key(account);
        var body = Packed.From(new CustomFieldsRow(definitions));
        var change = etag is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, etag);
        if (!(await store.Commit(partition, [change], cancellation)).Committed)
        {
            return false;
        }

        Remember(account, definitions);
        return true;
    }

    private static StoreKey Key(AccountId account) => new(RowName.Escape(account.Value) + ".account", "custom-fields");

    private void Remember(AccountId account, ImmutableArray<CustomFieldDefinition> definitions) =>
        remembered[account] = (definitions, clock.GetUtcNow() + RememberedFor);
}
