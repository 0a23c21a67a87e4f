using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Suppliers;

/// <summary>What vendors' lead times came to. Vendors with too few orders have none.</summary>
internal sealed class MeasuredLeadTimes(IStore store)
{
    /// <summary>All vendors of an account.</summary>
    public async Task<Dictionary<VendorId, MeasuredLeadTime>> Of(AccountId account, CancellationToken cancellation)
    {
        var measured = new Dictionary<VendorId, MeasuredLeadTime>();
        await foreach (var stored in store.All(CatalogueRows.AllLeadTimes(account), cancellation))
        {
            var row = Packed.To<LeadTimeRow>(stored);
            if (LeadTimes.Measured(row.Observations) is { } known)
            {
                measured[row.Vendor] = known;
            }
        }

        return measured;
    }

    public async ValueTask<MeasuredLeadTime?> Of(AccountId account, VendorId vendor, CancellationToken cancellation) =>
        await store.Read(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.LeadTimes(vendor)), cancellation) is { } stored
            ? LeadTimes.Measured(Packed.To<LeadTimeRow>(stored).Observations)
            : null;
}
