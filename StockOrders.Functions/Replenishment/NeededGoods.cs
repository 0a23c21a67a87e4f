using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a run found to be needed from one vendor, or one warehouse, at the terms of now.</summary>
internal sealed class NeededGoods(IStore store, CatalogueBook catalogue)
{
    /// <summary>What the vendor sells no more is left out.</summary>
    public async Task<List<DraftNeed>> From(RunInput run, VendorId vendor, WarehouseId warehouse, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        var rows = await All<NeedRow>(RunRows.Needs(account, run.Parts, vendor, warehouse), cancellation);
        var variants = await catalogue.Find(account, [.. rows.Select(row => row.Variant)], cancellation);
        foreach (var newest in await Newest(account, variants.Values.Where(variant => OfferOf(variant, vendor) is null), cancellation))
        {
            variants[newest.Id] = newest;
        }

        var from = (await catalogue.Find(account, vendor, cancellation))?.Fact;
        var needs = new List<DraftNeed>(rows.Count);
        foreach (var row in rows)
        {
            if (from is not null && variants.TryGetValue(row.Variant, out var variant)
                && OfferOf(variant, vendor) is { } offer)
            {
                needs.Add(new DraftNeed(row.With(variant, from, offer), row.DueIn));
            }
        }

        return needs;
    }

    public async Task<List<MovedGoods>> From(RunInput run, WarehouseId source, WarehouseId warehouse, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        var rows = await All<MoveRow>(RunRows.Moves(account, run.Parts, source, warehouse), cancellation);
        var variants = await catalogue.Find(account, [.. rows.Select(row => row.Variant)], cancellation);
        return [.. rows.Where(row => variants.ContainsKey(row.Variant)).Select(row => new MovedGoods(variants[row.Variant], row.Quantity, row.OnOrder, row.Reason))];
    }

    private static VendorOffer? OfferOf(Variant variant, VendorId vendor) => variant.Vendors.FirstOrDefault(offer => offer.Vendor == vendor);

    /// <summary>The run read of an offer that this process may not remember yet.</summary>
    private async Task<IEnumerable<Variant>> Newest(AccountId account, IEnumerable<Variant> variants, CancellationToken cancellation)
    {
        string[] rows = [.. variants.Select(variant => CatalogueRows.Variant(variant.Id))];
        return rows is [] ? [] : (await catalogue.Newest<Variant>(account, rows, cancellation)).Values.Select(row => row.Fact);
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
}
