using System.Collections.Frozen;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What all suggestions of an account work from, read at one moment: settings, vendors and how long they take, warehouses, rules, what is on
/// order, categories. Whoever suggests reads it here, so that a night, an order from a filter and a change that is worked out at once agree.
/// </summary>
internal sealed class AccountFacts(
    IStore store, SettingsRows settings, RuleRows rules, OnOrderNow onOrder, MeasuredLeadTimes leadTimes, DemandRows demand, Siblings siblings)
{
    /// <summary>Without anything of single variants' demand.</summary>
    public async Task<VariantFacts> Of(AccountId account, CancellationToken cancellation)
    {
        var vendors = await All<Vendor>(CatalogueRows.AllVendors(account), cancellation);
        var categories = await All<CategoryProfile>(CategoryRows.AllProfiles(account), cancellation);
        var warehouses = await All<Warehouse>(CatalogueRows.AllWarehouses(account), cancellation);
        var ruled = (await rules.Of(account, cancellation)).Rules;
        return new VariantFacts(
            await settings.Get(account, fresh: true, cancellation),
            vendors.ToDictionary(vendor => vendor.Id),
            warehouses,
            FrozenDictionary<(VariantId, WarehouseId), DemandHistory>.Empty,
            await onOrder.Of(account, cancellation))
        {
            LeadTimes = await leadTimes.Of(account, cancellation),
            Horizon = GenerationRules.Horizon(ruled),
            WithoutTransfers = warehouses.Select(warehouse => warehouse.Id).Where(id => !GenerationRules.MovesTo(ruled, id)).ToHashSet(),
            Categories = categories.ToFrozenDictionary(profile => profile.Category),
        };
    }

    /// <inheritdoc cref="With"/>
    public async Task<VariantFacts> Of(
        AccountId account, IReadOnlyCollection<Variant> variants, CancellationToken cancellation, DateOnly? today = null, ISet<VariantId>? damaged = null) =>
        await With(await Of(account, cancellation), account, variants, cancellation, today, damaged);

    /// <summary>With the demand for these variants, and for those that new ones among them are forecast like.</summary>
    /// <param name="today">Which of them are new; null where it is of the past that is asked.</param>
    /// <param name="damaged">Gets those whose demand cannot be read; without it, one such is an <see cref="InvalidDataException"/>.</param>
    public async Task<VariantFacts> With(
        VariantFacts facts,
        AccountId account,
        IReadOnlyCollection<Variant> variants,
        CancellationToken cancellation,
        DateOnly? today = null,
        ISet<VariantId>? damaged = null)
    {
        HashSet<VariantId> named = [.. variants.Select(variant => variant.Id).Concat(variants.Select(variant => variant.ForecastLike).OfType<VariantId>())];
        var sold = await demand.Of(account, named, cancellation, damaged);
        var byVariant = new Lazy<ILookup<VariantId, (WarehouseId Warehouse, DemandHistory History)>>(
            () => sold.ToLookup(one => one.Key.Variant, one => (one.Key.Warehouse, one.Value)));
        return facts with
        {
            Sold = sold,
            Siblings = today is { } day ? await siblings.Of(account, variants, day, Known, cancellation) : Siblings.None,
        };

        IReadOnlyDictionary<WarehouseId, DemandHistory>? Known(VariantId variant) =>
            named.Contains(variant) && damaged?.Contains(variant) != true
                ? byVariant.Value[variant].ToDictionary(one => one.Warehouse, one => one.History)
                : null;
    }

    private async Task<List<T>> All<T>(RowRange range, CancellationToken cancellation) =>
        await store.All(range, cancellation).Select(Packed.To<T>).ToListAsync(cancellation);
}
