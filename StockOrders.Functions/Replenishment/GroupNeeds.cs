using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Which vendors are to be asked for which warehouses.</summary>
internal sealed class GroupNeeds(IStore store)
{
    public const string Name = nameof(GroupNeeds);

    [Function(Name)]
    public async Task<VendorNeed[]> Run([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        var needs = new List<VendorNeed>();
        await foreach (var row in store.All(RunRows.Needs(new AccountId(input.Account), input.Parts), cancellation))
        {
            var found = Packed.To<NeedRow>(row);
            var need = new VendorNeed(found.Vendor.Value, found.Warehouse.Value);

            // Rows of one vendor and warehouse stand together.
            if (needs.Count == 0 || needs[^1] != need)
            {
                needs.Add(need);
            }
        }

        return [.. needs];
    }
}
