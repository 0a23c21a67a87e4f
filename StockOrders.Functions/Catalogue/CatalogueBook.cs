using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.CustomFields;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// Vendors, warehouses and variants of an account. What was found is remembered for a while, so that an order is created without
/// a read; what was not found is always looked up in the store.
/// </summary>
internal sealed class CatalogueBook(IStore store, TimeProvider clock)
{
    /// <summary>From this many unknown variants on, walking to them page by page is cheaper than one by one.</summary>
    private const int WalkInstead = 50;

    private readonly CatalogueMemory memory = new(clock);
    private readonly OnItsWayMemory onItsWay = new(store, clock);
    private readonly VariantRows rows = new(store);

    public CustomFieldRows CustomFields { get; } = new(store, clock);

    public ValueTask<Catalogued<Vendor>?> Find(AccountId account, VendorId vendor, CancellationToken cancellation) =>
        Find<Vendor>(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Vendor(vendor)), cancellation);

    public ValueTask<Catalogued<Warehouse>?> Find(AccountId account, WarehouseId warehouse, CancellationToken cancellation) =>
        Find<Warehouse>(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Warehouse(warehouse)), cancellation);

    public ValueTask<Catalogued<Variant>?> Find(AccountId account, VariantId variant, CancellationToken cancellation) =>
        Find<Variant>(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Variant(variant)), cancellation);

    /// <summary>Those of the variants that there are.</summary>
    public async ValueTask<Dictionary<VariantId, Variant>> Find(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var found = new Dictionary<VariantId, Variant>(variants.Count);
        var partition = CatalogueRows.Partition(account);
        var missing = new List<VariantId>();
        foreach (var id in variants)
        {
            if (memory.Known<Variant>(new StoreKey(partition, CatalogueRows.Variant(id))) is { } known)
            {
                found[id] = known.Fact;
            }
            else
            {
                missing.Add(id);
            }
        }

        if (missing.Count >= WalkInstead)
        {
            await foreach (var row in rows.Of(partition, missing, cancellation))
            {
                var variant = memory.Remember<Variant>(row).Fact;
                found[variant.Id] = variant;
            }

            return found;
        }

        foreach (var row in await Task.WhenAll(missing.Select(id => Read<Variant>(new StoreKey(partition, CatalogueRows.Variant(id)), cancellation).AsTask())))
        {
            if (row is not null)
            {
                found[row.Fact.Id] = row.Fact;
            }
        }

        return found;
    }

    /// <summary>Those of the rows that there are, as they are in the store now, for whoever is about to change them. By the rows' names.</summary>
    public async ValueTask<Dictionary<string, Catalogued<T>>> Newest<T>(
        AccountId account, IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        var partition = CatalogueRows.Partition(account);
        var found = await Task.WhenAll(rows.Select(async row => (row, await Read<T>(new StoreKey(partition, row), cancellation))));
        return found.Where(one => one.Item2 is not null).ToDictionary(one => one.row, one => one.Item2!);
    }

    /// <summary>What the last recalculation found to be on its way, of each of the variants; it may be a night old.</summary>
    public ValueTask<Dictionary<VariantId, OnItsWay[]>> OnItsWay(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation) => onItsWay.Of(account, variants, cancellation);

    public Task<IReadOnlyList<Catalogued<Vendor>>> Vendors(AccountId account, CancellationToken cancellation) =>
        All<Vendor>(CatalogueRows.AllVendors(account), cancellation);

    public Task<IReadOnlyList<Catalogued<Warehouse>>> Warehouses(AccountId account, CancellationToken cancellation) =>
        All<Warehouse>(CatalogueRows.AllWarehouses(account), cancellation);

    public Task<IReadOnlyList<Catalogued<Variant>>> Variants(AccountId account, CancellationToken cancellation) =>
        All<Variant>(CatalogueRows.AllVariants(account), cancellation);

    /// <summary>As it is in the store now, for whoever is about to change it.</summary>
    public async ValueTask<Catalogued<T>?> Read<T>(StoreKey key, CancellationToken cancellation)
    {
        if (await store.Read(key, cancellation) is { } row)
        {
            return memory.Remember<T>(row);
        }

        memory.Forget(key);
        return null;
    }

    /// <summary>Writes rows of one account's catalogue; false when one was changed by someone else since it was read.</summary>
    public async Task<bool> Save(AccountId account, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var partition = CatalogueRows.Partition(account);
        var outcome = await store.Commit(partition, changes, cancellation);
        foreach (var change in changes)
        {
            memory.Forget(new StoreKey(partition, change.Row));
        }

        return outcome.Committed;
    }

    private async ValueTask<Catalogued<T>?> Find<T>(StoreKey key, CancellationToken cancellation) =>
        memory.Known<T>(key) ?? await Read<T>(key, cancellation);

    private async Task<IReadOnlyList<Catalogued<T>>> All<T>(RowRange range, CancellationToken cancellation)
    {
        var all = new List<Catalogued<T>>();
        await foreach (var row in store.All(range, cancellation))
        {
            all.Add(memory.Remember<T>(row));
        }

        return all;
    }
}
