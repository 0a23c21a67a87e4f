using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>
/// Where an account's orders stand: one partition, so that an order, its timeline, its place in lists, its backorder, its
/// invoices and what is to be done because of a change are written in one transaction.
/// </summary>
internal static class OrderRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".orders";

    public static string Document(OrderId order) => "o." + RowName.Escape(order.Value);

    /// <summary>In the order of their ids, which is about that of their creation.</summary>
    public static RowRange AllDocuments(AccountId account) => RowRange.Prefix(Partition(account), "o.");

    public static string Timeline(OrderId order, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"t.{RowName.Escape(order.Value)}.{sequence:D6}");

    public static RowRange TimelineOf(AccountId account, OrderId order) =>
        RowRange.Prefix(Partition(account), $"t.{RowName.Escape(order.Value)}.");

    /// <summary>Where an order of this status stands in lists; see <see cref="OrderPlace"/>.</summary>
    public static string Index(string status, string place) => $"i.{status}.{place}";

    public static string Index(StockOrder order) => Index(StageStatus.Of(order.Stage), OrderPlace.Of(order.LastModified, order.Id));

    /// <summary>Orders of a status that were last modified within bounds, the one that was changed last first.</summary>
    public static RowRange Indexed(AccountId account, string status, OrderSpan span)
    {
        // A name goes on with '.' behind its time, and '/' follows that: behind all places of a millisecond.
        var all = RowRange.Prefix(Partition(account), $"i.{status}.");
        return new RowRange(
            all.Partition,
            span.To == long.MaxValue ? all.From : Index(status, OrderPlace.At(span.To)),
            span.From <= 0 ? all.Before : Index(status, OrderPlace.At(span.From) + "/"));
    }

    /// <summary>What of an order needs a person; see <see cref="Exceptions.ExceptionsRow"/>.</summary>
    public static string Exceptions(OrderId order) => "e." + RowName.Escape(order.Value);

    public static RowRange AllExceptions(AccountId account) => RowRange.Prefix(Partition(account), "e.");

    /// <summary>Whether what was stored before is on that list; see <see cref="Exceptions.ExceptionEditionRow"/>.</summary>
    public const string ExceptionEdition = "h.exceptions";

    /// <summary>Up to which day people were told of them; see <see cref="Exceptions.DigestRow"/>.</summary>
    public const string Digest = "h.digest";

    public static string OnOrder(OrderId order) => "u." + RowName.Escape(order.Value);

    /// <summary>The document of the order that such a row is of.</summary>
    public static StoreKey DocumentBeside(StoreKey onOrder) => onOrder with { Row = "o." + onOrder.Row["u.".Length..] };

    public static RowRange AllOnOrder(AccountId account) => RowRange.Prefix(Partition(account), "u.");

    /// <summary>A run's draft, under whom it is to be ordered from and where to; see <see cref="RunDraftIndexRow"/>.</summary>
    public static string RunDraft(StockOrder order) =>
        $"d.{DraftSource(order.Header.Vendor, order.Header.SourceWarehouse)}.{RowName.Escape(order.Header.Warehouse.Value)}.{RowName.Escape(order.Id.Value)}";

    public static RowRange AllRunDrafts(AccountId account) => RowRange.Prefix(Partition(account), "d.");

    public static RowRange RunDrafts(AccountId account, VendorId vendor, WarehouseId warehouse) =>
        RowRange.Prefix(Partition(account), $"d.{DraftSource(vendor, null)}.{RowName.Escape(warehouse.Value)}.");

    public static RowRange RunDrafts(AccountId account, WarehouseId source, WarehouseId warehouse) =>
        RowRange.Prefix(Partition(account), $"d.{DraftSource(null, source)}.{RowName.Escape(warehouse.Value)}.");

    private static string DraftSource(VendorId? vendor, WarehouseId? source) =>
        source is { } from ? "w" + RowName.Escape(from.Value) : "v" + RowName.Escape(vendor?.Value ?? "");

    /// <summary>That a run changed what is on order, by the version of the order since; see <see cref="UncountedRow"/>.</summary>
    public static string Uncounted(string run, StockOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"m.{RowName.Escape(run)}.{RowName.Escape(order.Id.Value)}.{order.Version:D6}");

    public static RowRange AllUncounted(AccountId account, string run) => RowRange.Prefix(Partition(account), $"m.{RowName.Escape(run)}.");

    /// <summary>How many orders there are, up to some moment; see <see cref="OrderCounts"/>.</summary>
    public const string CountsSoFar = "n.0";

    /// <summary>By how many they have become more or fewer since.</summary>
    public static string CountChange(string mark) => "n.1." + mark;

    public static RowRange AllCounts(AccountId account) => RowRange.Prefix(Partition(account), "n.");

    /// <summary>See <see cref="NeedsBasisRow"/>.</summary>
    public const string NeedsBasis = "b.needs";

    public static string Invoice(InvoiceId invoice) => "v." + RowName.Escape(invoice.Value);

    public static RowRange AllInvoices(AccountId account) => RowRange.Prefix(Partition(account), "v.");

    /// <summary>In the order in which payments fall due.</summary>
    public static string Payment(DateOnly due, InvoiceId invoice) =>
        string.Create(CultureInfo.InvariantCulture, $"p.{due:yyyyMMdd}.{RowName.Escape(invoice.Value)}");

    public static RowRange AllPayments(AccountId account) => RowRange.Prefix(Partition(account), "p.");

    public static string Idempotency(string hash) => "k." + hash;

    public static RowRange AllIdempotency(AccountId account) => RowRange.Prefix(Partition(account), "k.");

    public static string Outbox(string effectId) => "q." + RowName.Escape(effectId);

    /// <summary>The order that the other side knows by that id.</summary>
    public static string Outside(string connection, OutsideId id) =>
        $"x.{RowName.Escape(connection)}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Text)))}";

    public static RowRange AllOutside(AccountId account, string connection) =>
        RowRange.Prefix(Partition(account), $"x.{RowName.Escape(connection)}.");

    /// <summary>Effects are named by their order first.</summary>
    public static RowRange OutboxOf(AccountId account, OrderId order) => RowRange.Prefix(Partition(account), Outbox(order.Value + "."));

    public static RowRange AllOutbox(AccountId account) => RowRange.Prefix(Partition(account), "q.");
}
