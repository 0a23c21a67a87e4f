using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Pricing;

/// <summary>What a vendor's goods cost when they were last ordered. One read, whatever the order.</summary>
internal sealed class LastPrices(IStore store)
{
    public static IReadOnlyDictionary<VariantId, PaidPrice> None { get; } = new Dictionary<VariantId, PaidPrice>();

    public async ValueTask<IReadOnlyDictionary<VariantId, PaidPrice>> Of(AccountId account, VendorId? vendor, CancellationToken cancellation) =>
        vendor is { } known
        && await store.Read(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.PaidPrices(known)), cancellation) is { } stored
            ? PaidPrices.Newest(Packed.To<PaidPriceRow>(stored).Prices)
            : None;
}
