using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Whether a vendor was sent an order: kept by vendor from the first rule of an account on.</summary>
internal sealed record SentVendorRow(bool Sent);

/// <summary>Tells vendors that were sent orders from new ones: one read, but for the first time that a vendor is asked about.</summary>
internal sealed class SentVendors(IStore store, OrderIndex index)
{
    public async Task<bool> Was(AccountId account, VendorId vendor, CancellationToken cancellation)
    {
        var partition = OrderRows.Partition(account);
        if (await store.Read(new StoreKey(partition, BudgetRows.SentVendor(vendor)), cancellation) is { } row)
        {
            return Packed.To<SentVendorRow>(row).Sent;
        }

        var wasSent = false;
        await foreach (var order in index.Walk(account, OrderSpan.All, null, StoreLimits.MaxPage, cancellation))
        {
            if (Packed.To<OrderIndexRow>(order) is { Stage: not (Stage.Draft or Stage.PendingApproval or Stage.Approved or Stage.Rejected or Stage.Cancelled) } known
                && known.Vendor == vendor)
            {
                wasSent = true;
                break;
            }
        }

        // Where an order was sent meanwhile, its row is there, and stays.
        await store.Commit(partition, [RowChange.Insert(BudgetRows.SentVendor(vendor), Packed.From(new SentVendorRow(wasSent)))], cancellation);
        return wasSent;
    }

    public static IEnumerable<RowChange> Rows(ImmutableArray<OrderEvent> events, StockOrder after)
    {
        if (after is { Type: OrderType.Purchase, Header.Vendor: { } vendor } && events.Any(happened => happened is OrderEvent.Sent))
        {
            yield return RowChange.Put(BudgetRows.SentVendor(vendor), Packed.From(new SentVendorRow(true)));
        }
    }
}
