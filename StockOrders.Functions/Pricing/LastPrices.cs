using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Pricing;

/// <summary>What a vendor's goods cost when they were last ordered. One read, whatever the order.</summary>
internal sealed class LastPrices(IStore store)
{
    /// <summary>Of documents; a vendor's takes at most two megabytes.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private readonly RememberedRows<IReadOnlyDictionary<VariantId, PaidPrice>> remembered =
        new(MaxBytes, row => PaidPrices.Newest(Packed.To<PaidPriceRow>(row).Prices));

    public static IReadOnlyDictionary<VariantId, PaidPrice> None { get; } = new Dictionary<VariantId, PaidPrice>();

    public async ValueTask<IReadOnlyDictionary<VariantId, PaidPrice>> Of(AccountId account, VendorId? vendor, CancellationToken cancellation) =>
        vendor is { } known
        && await store.Read(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.PaidPrices(known)), cancellation) is { } stored
            ? remembered.Of(stored)
            : None;
}
