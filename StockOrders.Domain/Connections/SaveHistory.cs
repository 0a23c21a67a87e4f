using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Connections;

/// <summary>What requests to save an order, and what came of them, make of it.</summary>
internal static class SaveHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry)
    {
        var connection = entry.Event switch
        {
            OrderEvent.SaveRequested e => e.Connection,
            OrderEvent.SavedIntoConnection e => e.Connection,
            OrderEvent.SaveFailed e => e.Connection,
            _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about a connection."),
        };
        var before = order.SaveInto(connection);
        var after = After(before ?? new ConnectionSave(connection) { Status = SaveStatus.Run, Request = entry.Sequence }, entry);
        return order with { Connections = before is null ? order.Connections.Add(after) : order.Connections.Replace(before, after) };
    }

    private static ConnectionSave After(ConnectionSave save, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.SaveRequested e => save with
        {
            Status = SaveStatus.Run,
            Request = e.Request ?? entry.Sequence,
            Again = e.Again,
            Message = null,
            FailedAt = null,
            IsUnknown = false,
        },
        OrderEvent.SavedIntoConnection e => save with
        {
            Status = SaveStatus.Success,
            Again = false,
            Saved = e.Saved,
            SavedRequest = e.Request,
            OwnsOrders = e.OwnsOrders,
            Message = null,
            FailedAt = null,
            IsUnknown = false,
        },
        OrderEvent.SaveFailed e => save with { Status = SaveStatus.Error, Again = false, Message = e.Message, FailedAt = entry.At, IsUnknown = e.IsUnknown },
        _ => save,
    };
}
