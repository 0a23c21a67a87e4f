using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Connections;

/// <summary>
/// Saving an order into a connection, so that the other side has it once. A request whose end nobody knows is only ever repeated as it
/// was, under its own key; what changed meanwhile follows as an update when it has ended.
/// </summary>
internal static class Saving
{
    public static Decision Decide(StockOrder order, OrderCommand.RequestSave wanted)
    {
        if (OrderRefusals.Over(order, $"it is not saved into {wanted.Connection}") is { } over)
            return over;
        return order.Stage == Stage.Rejected
            ? Decided.Conflict("order_rejected", $"The order was rejected; it is not saved into {wanted.Connection} unless it is submitted again.")
            : Asked(order, wanted.Connection);
    }

    public static Decision Reprocess(StockOrder order)
    {
        ImmutableArray<string> failed = [.. order.Connections.Where(save => save.Status == SaveStatus.Error).Select(save => save.Connection)];
        if (failed.IsEmpty)
            return Decided.Nothing;

        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        foreach (var connection in failed)
        {
            var decided = Decide(order, new OrderCommand.RequestSave(connection));
            if (decided.IsRefused)
                return decided;
            events.AddRange(decided.Value);
        }

        return events.ToImmutable();
    }

    public static Decision Decide(StockOrder order, OrderCommand.RecordSaved saved)
    {
        if (order.SaveInto(saved.Connection) is not { } save || save.Request != saved.Request || save.SavedRequest >= saved.Request)
            return Decided.Nothing;
        var told = new OrderEvent.SavedIntoConnection(saved.Connection, saved.Request, saved.Saved, saved.OwnsOrders);
        return WithNext(order, save, told);
    }

    public static Decision Decide(StockOrder order, OrderCommand.RecordSaveFailed failed)
    {
        if (order.SaveInto(failed.Connection) is not { Status: SaveStatus.Run } save || save.Request != failed.Request)
            return Decided.Nothing;
        var told = new OrderEvent.SaveFailed(failed.Connection, failed.Request, failed.Message, failed.IsUnknown);
        return failed.IsUnknown ? Decided.Events(told) : WithNext(order, save, told);
    }

    private static Decision Asked(StockOrder order, string connection) => order.SaveInto(connection) switch
    {
        null => New(connection),
        { Status: SaveStatus.Run } save => order.LastEdit > save.Request && !save.Again
            ? Decided.Events(new OrderEvent.SaveRequested(connection, save.Request, Again: true, OnItsWay: true))
            : Decided.Nothing,
        { Status: SaveStatus.Success } save => IsAsSaved(order, save) ? Decided.Nothing : New(connection),
        { IsUnknown: true } save => Decided.Events(new OrderEvent.SaveRequested(connection, save.Request, Again: order.LastEdit > save.Request)),
        _ => New(connection),
    };

    private static Decision New(string connection) => Decided.Events(new OrderEvent.SaveRequested(connection));

    /// <summary>Where the connection owns the order, what changed here came from there.</summary>
    private static bool IsAsSaved(StockOrder order, ConnectionSave save) => save.OwnsOrders || order.LastEdit <= save.SavedRequest;

    private static Decision WithNext(StockOrder order, ConnectionSave save, OrderEvent told) => save.Again && !order.IsOver
        ? Decided.Events(told, new OrderEvent.SaveRequested(save.Connection))
        : Decided.Events(told);
}
