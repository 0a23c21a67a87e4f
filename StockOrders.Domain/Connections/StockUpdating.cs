using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>
/// A push is written down before it is sent, with what will have been pushed in the end, so that whoever sends it, however often, sends the
/// same. Lines that cannot be pushed are left out; the shell tells why (<see cref="StockUpdatePlan"/>).
/// </summary>
internal static class StockUpdating
{
    public static Decision Decide(StockOrder order, OrderCommand.UpdateStock push)
    {
        if (WarehouseOf(order, push.ForDestination) is { IsRefused: true } none)
            return none.Refusals;

        ImmutableArray<StockUpdateLine> lines = [.. StockUpdatePlan.Of(order, push.ForDestination, push.Lines).Select(verdict => verdict.Push).OfType<StockUpdateLine>()];
        return lines.IsEmpty
            ? Decided.Nothing
            : Decided.Events(new OrderEvent.StockUpdateBegun(
                order.StockUpdates.Length + 1, push.ForDestination, WarehouseOf(order, push.ForDestination).Value, push.Connection, lines));
    }

    /// <summary>The first answer for a line stands; the same answer again changes nothing.</summary>
    public static Decision Decide(StockOrder order, OrderCommand.SettleStockUpdate settle)
    {
        if (order.StockUpdates.FirstOrDefault(push => push.Number == settle.Update) is not { } push)
            return Decided.Invalid("unknown_push", $"The order has no stock push {settle.Update}.");

        var running = push.Lines.Where(line => line.State == StockUpdateState.Running).Select(line => line.Variant).ToHashSet();
        ImmutableArray<StockPushed> news = [.. settle.Outcomes.Where(outcome => running.Remove(outcome.Variant))];
        return news.IsEmpty ? Decided.Nothing : Decided.Events(new OrderEvent.StockUpdated(settle.Update, news));
    }

    /// <summary>The warehouse whose stock is meant. Only transfers and assembly orders take stock from a source warehouse.</summary>
    public static Outcome<WarehouseId> WarehouseOf(StockOrder order, bool forDestination) =>
        forDestination ? order.Header.Warehouse
        : order.Type != OrderType.Purchase && order.Header.SourceWarehouse is { } source ? source
        : new Refusal(
            RefusalKind.Invalid, "no_source_stock", "Only transfers and assembly orders change the stock of a source warehouse; send forDst=true.", "forDst");

    public static StockOrder Apply(StockOrder order, OrderEvent.StockUpdateBegun begun, DateTimeOffset at) => order with
    {
        StockUpdates = order.StockUpdates.Add(
            new StockUpdate(begun.Update, begun.ForDestination, begun.Warehouse, begun.Connection, at, begun.Lines)),
    };

    public static StockOrder Apply(StockOrder order, OrderEvent.StockUpdated pushed)
    {
        var outcomes = pushed.Outcomes.ToDictionary(outcome => outcome.Variant);
        return order with
        {
            StockUpdates =
            [
                .. order.StockUpdates.Select(push => push.Number == pushed.Update
                    ? push with { Lines = [.. push.Lines.Select(line => Settled(line, outcomes))] }
                    : push),
            ],
        };
    }

    private static StockUpdateLine Settled(StockUpdateLine line, Dictionary<VariantId, StockPushed> outcomes) =>
        outcomes.TryGetValue(line.Variant, out var outcome)
            ? line with { State = outcome.Error is null ? StockUpdateState.Pushed : StockUpdateState.Failed, Error = outcome.Error }
            : line;
}
