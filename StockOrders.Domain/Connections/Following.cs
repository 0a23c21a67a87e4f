using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Connections;

/// <summary>
/// What an order does when it stands otherwise on the other side: dates first, then goods, then its end. What stands here as it stands
/// there changes nothing, so the same news twice is no news.
/// </summary>
internal static class Following
{
    /// <summary>All of it or nothing; a refusal says what of it cannot be.</summary>
    public static Outcome<ImmutableArray<OrderCommand>> Plan(StockOrder order, string connection, PulledOrder pulled)
    {
        if (pulled.Fault is { } fault)
            return new Refusal(RefusalKind.Invalid, "unreadable", fault);
        if (order.Owner() is { } owner && owner != connection)
            return new Refusal(RefusalKind.Conflict, "order_readonly", $"The order is owned by {owner}.");

        var commands = ImmutableArray.CreateBuilder<OrderCommand>();
        if (pulled.ExpectedDate is not null || pulled.ShipmentDate is not null || pulled.PaymentDate is not null)
            commands.Add(new OrderCommand.FollowDates(pulled.ExpectedDate, pulled.ShipmentDate, pulled.PaymentDate));
        if (!pulled.Received.IsEmpty)
            commands.Add(new OrderCommand.Receive([.. pulled.Received.Select(total => new NewTotal(total.Variant, total.Total))]));
        if (End(pulled.Status, connection) is { } end)
            commands.Add(end);
        return commands.ToImmutable();
    }

    /// <summary>Free of what an edit by a person would set off: the supplier is not asked about what the other side has agreed.</summary>
    public static Decision Decide(StockOrder order, OrderCommand.FollowDates dates)
    {
        var header = order.Header with
        {
            ExpectedDate = dates.Expected ?? order.Header.ExpectedDate,
            ShipmentDate = dates.Shipment ?? order.Header.ShipmentDate,
            PaymentDate = dates.Payment ?? order.Header.PaymentDate,
        };
        if (header == order.Header)
            return Decided.Nothing;
        return OrderRefusals.Over(order, "its dates change no more") is { } over ? over : Decided.Events(new OrderEvent.HeaderChanged(header, Revises: false));
    }

    /// <summary>Every other status follows from what was received.</summary>
    private static OrderCommand? End(string? status, string connection) => status?.ToUpperInvariant() switch
    {
        "CLOSED" => new OrderCommand.Close(Remainder.Drop, $"Closed in {connection}."),
        "CANCELLED" or "CANCELED" => new OrderCommand.Cancel($"Cancelled in {connection}."),
        _ => null,
    };
}
