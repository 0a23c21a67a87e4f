using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Suppliers;

/// <summary>How a vendor's silence is met. Read for what puts an order to them, whose instants it fixes, and for nothing else.</summary>
internal sealed class VendorSilence(IStore store)
{
    public async ValueTask<ConfirmationTerms?> For(AccountId account, StockOrder? order, IEnumerable<OrderCommand> commands, CancellationToken cancellation)
    {
        // Whatever ends accepted terms before they went out, an approver's no or a change called off, puts the order to the supplier anew.
        if (order is not { Type: OrderType.Purchase, Header.Vendor: { } vendor }
            || (order.Agreed() is null && !commands.Any(command => command is OrderCommand.Send or OrderCommand.SendAgain or OrderCommand.RefuseTerms)))
        {
            return null;
        }

        var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Vendor(vendor));
        return await store.Read(key, cancellation) is { } row ? Packed.To<Vendor>(row).Confirmation : null;
    }
}
