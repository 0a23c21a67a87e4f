using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Exceptions;

/// <summary>One exception as a list shows it at some moment.</summary>
/// <param name="Owner">The address of who is to see to it; null where nobody is known.</param>
internal sealed record ExceptionLine(ExceptionsRow Row, OpenException Open, string? Owner, DateTimeOffset Now)
{
    public ExceptionName Name => new(Row.Order, Open.Kind, Open.Number);

    public OrderId Order => Row.Order;

    /// <summary>Whole seconds.</summary>
    public long Age => (long)(Now - Open.Since).TotalSeconds;

    public bool IsSnoozed => Open.IsSnoozed(Now);
}
