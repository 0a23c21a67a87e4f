using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Exceptions;

/// <summary>What of an order needs a person, from the order alone. Whoever put an order away does not want to hear of it.</summary>
internal static class OrderExceptions
{
    public static IEnumerable<OpenException> Of(StockOrder order) =>
        order.Archived ? [] : Found(order).Select(found => Handled(order, found));

    /// <summary>Null where there is no such exception, or no longer.</summary>
    public static OpenException? Find(StockOrder order, ExceptionKind kind, int number) =>
        Of(order).FirstOrDefault(open => open.Is(kind, number));

    private static IEnumerable<OpenException> Found(StockOrder order) =>
        [.. ApprovalExceptions.Of(order), .. MailExceptions.Of(order), .. SupplierExceptions.Of(order), .. BookExceptions.Of(order)];

    private static OpenException Handled(StockOrder order, OpenException found) =>
        order.Handled.FirstOrDefault(handled => found.Is(handled.Kind, handled.Number)) is { } handled
            ? found with { Assigned = handled.Assigned, SnoozedUntil = handled.SnoozedUntil }
            : found;
}
