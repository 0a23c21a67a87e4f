using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Which vendors are to be asked for which warehouses, and which warehouses to give to others. From here on the drafts are this run's, and
/// those of earlier runs have lost what is not needed from there any more.
/// </summary>
internal sealed class GroupNeeds(IStore store, RunBook runs, OrderBook orders, RunMemory memory, DraftTrim trim, FailedVariants failed)
{
    public const string Name = nameof(GroupNeeds);

    [Function(Name)]
    public async Task<VendorNeed[]> Run([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        if (!await runs.IsUnderWay(input, cancellation))
        {
            return [];
        }

        // What the pages worked from is not needed any more.
        memory.Forget(account);
        var due = new HashSet<VendorNeed>();
        await foreach (var row in store.All(RunRows.Needs(account, input.Parts), cancellation))
        {
            var need = Packed.To<NeedRow>(row);

            // What is not due yet is no reason to order, nor to keep what was drafted.
            if (need.DueIn == 0)
            {
                due.Add(new VendorNeed(need.Vendor.Value, need.Warehouse.Value));
            }
        }

        await foreach (var row in store.All(RunRows.Moves(account, input.Parts), cancellation))
        {
            var move = Packed.To<MoveRow>(row);
            due.Add(new VendorNeed("", move.Warehouse.Value, move.Source.Value));
        }

        await orders.Claim(account, input.Parts, cancellation);
        if (!await runs.IsUnderWay(input, cancellation))
        {
            // Called off before the claim, which then was not given up with it.
            return [];
        }

        await trim.Of(input, due, await failed.Of(input, cancellation), cancellation);
        return [.. due];
    }
}
