using System.Globalization;
using StockOrders.Domain.Values;
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

    public static string Timeline(OrderId order, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"t.{RowName.Escape(order.Value)}.{sequence:D6}");

    public static RowRange TimelineOf(AccountId account, OrderId order) =>
        RowRange.Prefix(Partition(account), $"t.{RowName.Escape(order.Value)}.");

    public static string Index(OrderId order) => "i." + RowName.Escape(order.Value);

    public static RowRange AllIndexed(AccountId account) => RowRange.Prefix(Partition(account), "i.");

    public static string Invoice(InvoiceId invoice) => "v." + RowName.Escape(invoice.Value);

    public static RowRange AllInvoices(AccountId account) => RowRange.Prefix(Partition(account), "v.");

    /// <summary>In the order in which payments fall due.</summary>
    public static string Payment(DateOnly due, InvoiceId invoice) =>
        string.Create(CultureInfo.InvariantCulture, $"p.{due:yyyyMMdd}.{RowName.Escape(invoice.Value)}");

    public static RowRange AllPayments(AccountId account) => RowRange.Prefix(Partition(account), "p.");

    public static string Idempotency(string hash) => "k." + hash;

    public static RowRange AllIdempotency(AccountId account) => RowRange.Prefix(Partition(account), "k.");

    public static string Outbox(string effectId) => "q." + RowName.Escape(effectId);

    /// <summary>Effects are named by their order first.</summary>
    public static RowRange OutboxOf(AccountId account, OrderId order) => RowRange.Prefix(Partition(account), Outbox(order.Value + "."));

    public static RowRange AllOutbox(AccountId account) => RowRange.Prefix(Partition(account), "q.");
}
