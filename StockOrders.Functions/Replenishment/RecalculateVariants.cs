using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Works one page of variants through, for every warehouse, and writes what it found: each variant's metrics, and what is needed.
/// Everything is put under names made of run and variant, so a repetition overwrites its own.
/// </summary>
internal sealed class RecalculateVariants(IStore store, SettingsRows settings, DemandRows demand, OnOrderNow onOrder)
{
    public const string Name = nameof(RecalculateVariants);

    internal sealed record Input(RunInput Run, VariantPage Page);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        var facts = new Facts(
            await settings.Get(account, fresh: true, cancellation),
            await All<Vendor>(CatalogueRows.AllVendors(account), cancellation),
            await All<Warehouse>(CatalogueRows.AllWarehouses(account), cancellation),
            await Sold(account, input.Page, cancellation),
            await onOrder.Of(account, cancellation));
        var vendors = facts.Vendors.ToDictionary(vendor => vendor.Id);
        var variants = await All<Variant>(Range(account, input.Page), cancellation);

        var metrics = new List<RowChange>();
        var needs = new List<RowChange>();
        foreach (var variant in variants)
        {
            List<Suggestion> suggestions = [.. KeptIn(variant, facts).Select(warehouse => Suggest(variant, warehouse.Id, facts, vendors, input.Run.Night))];
            metrics.Add(RowChange.Put(CatalogueRows.Metrics(variant.Id), Packed.From(Metrics(variant.Id, suggestions))));
            needs.AddRange(suggestions
                .Where(suggestion => suggestion is { Quantity: > 0, From: not null })
                .Select(suggestion => RowChange.Put(
                    RunRows.Need(input.Run.Run, suggestion.From!.Vendor.Id, suggestion.Warehouse, variant.Id), Packed.From(suggestion))));
        }

        await InTransactions(CatalogueRows.Partition(account), metrics, cancellation);
        needs.Add(RowChange.Put(RunRows.Page(input.Run.Run, input.Page.Number), Packed.From(new RunPageRow(variants.Count))));
        await InTransactions(RunRows.Partition(account), needs, cancellation);
    }

    /// <summary>
    /// Where it has ever been in stock, sold or ordered: safety stock is for those, not for every warehouse that the account has. Where
    /// nothing is known yet, an account's only warehouse it is.
    /// </summary>
    private static List<Warehouse> KeptIn(Variant variant, Facts facts)
    {
        var kept = facts.Warehouses.Where(warehouse =>
            variant.InStock.ContainsKey(warehouse.Id.Value)
            || facts.Sold.ContainsKey((variant.Id, warehouse.Id))
            || facts.OnOrder.ContainsKey((variant.Id, warehouse.Id))).ToList();
        return kept.Count == 0 && facts.Warehouses.Count == 1 ? facts.Warehouses : kept;
    }

    private static Suggestion Suggest(Variant variant, WarehouseId warehouse, Facts facts, Dictionary<VendorId, Vendor> vendors, DateOnly night) =>
        ReorderPolicy.Suggest(
            variant,
            warehouse,
            facts.Sold.GetValueOrDefault((variant.Id, warehouse), DemandHistory.None),
            facts.OnOrder.GetValueOrDefault((variant.Id, warehouse)),
            vendors,
            facts.Settings,
            night);

    private static VariantMetricsRow Metrics(VariantId variant, List<Suggestion> suggestions) => new(
        variant,
        suggestions.Sum(suggestion => suggestion.DailySales),
        suggestions.Sum(suggestion => suggestion.OnOrder),
        suggestions.Sum(suggestion => suggestion.ReorderPoint),
        suggestions.Sum(suggestion => suggestion.Replenishment),
        suggestions.Sum(suggestion => suggestion.Quantity),
        suggestions.Count == 0 ? 0 : suggestions.Max(suggestion => suggestion.LeadTime),
        [
            .. suggestions.Select(suggestion => new WarehouseMetrics(
                suggestion.Warehouse,
                suggestion.OnHand,
                suggestion.OnOrder,
                suggestion.DailySales,
                suggestion.ReorderPoint,
                suggestion.Replenishment,
                suggestion.Quantity,
                suggestion.From?.Vendor.Id)),
        ]);

    private static RowRange Range(AccountId account, VariantPage page) => new(
        CatalogueRows.Partition(account),
        CatalogueRows.Variant(new VariantId(page.First)),
        CatalogueRows.Variant(new VariantId(page.Last)) + ".");

    private async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory>> Sold(
        AccountId account, VariantPage page, CancellationToken cancellation)
    {
        var sold = new Dictionary<(VariantId, WarehouseId), DemandHistory>();
        await foreach (var row in demand.Between(account, new VariantId(page.First), new VariantId(page.Last), cancellation))
        {
            sold[(row.Variant, row.Warehouse)] = row.History();
        }

        return sold;
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

    private async Task InTransactions(string partition, List<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(partition, transaction, cancellation);
        }
    }

    private sealed record Facts(
        AccountSettings Settings,
        List<Vendor> Vendors,
        List<Warehouse> Warehouses,
        Dictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory> Sold,
        Dictionary<(VariantId Variant, WarehouseId Warehouse), decimal> OnOrder);
}
