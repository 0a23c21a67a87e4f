using System.Collections.Immutable;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Matching;

/// <summary>What a change of an order writes of its invoices and of the payment queue.</summary>
/// <param name="Subject">The invoice that the command was about, as it is now.</param>
internal sealed record InvoiceRows(ImmutableArray<RowChange> Rows, SupplierInvoice? Subject)
{
    public static async ValueTask<SupplierInvoice?> Find(IStore store, AccountId account, InvoiceId invoice, CancellationToken cancellation) =>
        IdText.IsPossible(invoice.Value)
        && await store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.Invoice(invoice)), cancellation) is { } row
            ? Packed.To<SupplierInvoice>(row)
            : null;

    public static InvoiceRows Of(
        OrderRequest request, ImmutableArray<OrderEvent> events, ImmutableArray<StoredInvoice> invoices, DateTimeOffset now)
    {
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        SupplierInvoice? subject = null;

        // Two commands of one request can each give an invoice a verdict; its row is written once, with the last.
        var lastOf = events.OfType<OrderEvent.InvoiceSettled>().GroupBy(settled => settled.Invoice).ToDictionary(of => of.Key, of => of.Last());
        foreach (var happened in events)
        {
            if (happened is OrderEvent.InvoiceRecorded recorded)
            {
                subject = ((OrderCommand.RecordInvoice)request.Command!).Invoice with { Verdict = recorded.Verdict, ReceivedAt = now };
                var before = recorded.Replaces ? invoices.Single(known => known.Invoice.Id == recorded.Invoice) : default;
                subject = subject with { File = subject.File ?? before.Invoice?.File };
                rows.Add(recorded.Replaces
                    ? RowChange.Replace(OrderRows.Invoice(subject.Id), Packed.From(subject), before.ETag)
                    : RowChange.Insert(OrderRows.Invoice(subject.Id), Packed.From(subject)));
                Queue(rows, subject, before.Invoice?.Verdict.Status);
            }
            else if (happened is OrderEvent.InvoiceSettled settled && ReferenceEquals(settled, lastOf[settled.Invoice]))
            {
                var stored = invoices.Single(known => known.Invoice.Id == settled.Invoice);
                var current = stored.Invoice with { Verdict = settled.Verdict, SettledBy = settled.By, Comment = settled.Comment };
                rows.Add(RowChange.Replace(OrderRows.Invoice(current.Id), Packed.From(current), stored.ETag));
                Queue(rows, current, stored.Invoice.Verdict.Status);
                subject = request.Command is OrderCommand.SettleInvoice ? current : subject;
            }
        }

        subject ??= request.Command is OrderCommand.SettleInvoice ? invoices.FirstOrDefault().Invoice : null;
        return new InvoiceRows(rows.ToImmutable(), subject);
    }

    /// <summary>An invoice stands in the payment queue exactly while it is matched or released.</summary>
    private static void Queue(ImmutableArray<RowChange>.Builder rows, SupplierInvoice invoice, InvoiceStatus? before)
    {
        var due = PaymentDue.Of(invoice);
        var row = OrderRows.Payment(due, invoice.Id);
        if (IsPayable(invoice.Verdict.Status))
        {
            rows.Add(RowChange.Put(row, Packed.From(
                new PaymentRow(invoice.Id, invoice.Order, invoice.Vendor, invoice.Total, invoice.Currency, due))));
        }
        else if (before is { } was && IsPayable(was))
        {
            rows.Add(RowChange.Delete(row));
        }
    }

    private static bool IsPayable(InvoiceStatus status) => status is InvoiceStatus.Matched or InvoiceStatus.Released;
}
