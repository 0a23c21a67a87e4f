using System.Collections.Immutable;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

internal sealed partial class OrderBook
{
    /// <summary>Only what the command can bear upon: most changes read no invoice at all.</summary>
    private async Task<ImmutableArray<StoredInvoice>> InvoicesToDecideOn(
        AccountId account, ImmutableArray<OrderCommand> commands, StockOrder order, CancellationToken cancellation)
    {
        var wanted = commands.SelectMany(command => BearingOn(command, order)).Distinct();
        var found = ImmutableArray.CreateBuilder<StoredInvoice>();
        foreach (var invoice in wanted)
        {
            if (await store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.Invoice(invoice)), cancellation) is { } row)
            {
                found.Add(new StoredInvoice(Packed.To<SupplierInvoice>(row), row.ETag));
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<InvoiceId> BearingOn(OrderCommand command, StockOrder order) => command switch
    {
        OrderCommand.SettleInvoice settle => order.Invoices.Where(invoice => invoice == settle.Invoice),
        OrderCommand.RecordInvoice record => order.Invoices.Where(invoice => invoice == record.Invoice.Id),
        OrderCommand.Receive or OrderCommand.Close or OrderCommand.Cancel or OrderCommand.Send or OrderCommand.SendAgain when order.OpenInvoices > 0 => order.Invoices,
        _ => [],
    };
}
