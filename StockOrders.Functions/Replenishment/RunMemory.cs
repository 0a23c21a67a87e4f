using System.Collections.Concurrent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What all pages of an account's run work from, read once for a process and not for each page: settings, vendors, warehouses and what is
/// on order. What came on order after it was read is seen when a draft is made.
/// </summary>
internal sealed class RunMemory(IStore store, SettingsRows settings, RuleRows rules, OnOrderNow onOrder, MeasuredLeadTimes leadTimes, TimeProvider clock)
{
    /// <summary>Shorter than the sweep's quarter of an hour, so that a run that is tried again works from what is true then.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    /// <summary>Accounts whose facts are held at once; past it memory is simply cleared.</summary>
    private const int MaxRemembered = 32;

    private readonly ConcurrentDictionary<AccountId, Remembered> remembered = new();

    /// <summary>The facts, without anything of single variants' sales.</summary>
    public async Task<VariantFacts> Of(AccountId account, string run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (remembered.TryGetValue(account, out var known) && known.Run == run && now < known.Until)
        {
            return known.Facts;
        }

        var facts = await Read(account, cancellation);
        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[account] = new Remembered(run, now + RememberedFor, facts);
        return facts;
    }

    public void Forget(AccountId account) => remembered.TryRemove(account, out _);

    private async Task<VariantFacts> Read(AccountId account, CancellationToken cancellation)
    {
        var vendors = await All<Vendor>(CatalogueRows.AllVendors(account), cancellation);
        var warehouses = await All<Warehouse>(CatalogueRows.AllWarehouses(account), cancellation);
        var known = (await rules.Of(account, cancellation)).Rules;
        return new VariantFacts(
            await settings.Get(account, fresh: true, cancellation),
            vendors.ToDictionary(vendor => vendor.Id),
            warehouses,
            new Dictionary<(VariantId, WarehouseId), DemandHistory>(),
            await onOrder.Of(account, cancellation))
        {
            LeadTimes = await leadTimes.Of(account, cancellation),
            Horizon = GenerationRules.Horizon(known),
            WithoutTransfers = warehouses.Select(warehouse => warehouse.Id).Where(id => !GenerationRules.MovesTo(known, id)).ToHashSet(),
        };
    }

    private async Task<List<T>> All<T>(RowRange range, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var row in store.All(range, cancellation))
        {
            found.Add(Packed.To<T>(row));
        }

        return found;
    }

    private sealed record Remembered(string Run, DateTimeOffset Until, VariantFacts Facts);
}
