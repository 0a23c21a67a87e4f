using StockOrders.Domain.Receiving;

namespace StockOrders.Domain.Orders;

/// <summary>What an edit after sending, its approval and its end make of an order.</summary>
internal static class ChangeHistory
{
    /// <summary>The change that a further edit belongs to, or a new one; null for an order that no supplier has.</summary>
    public static ChangeOrder? Opened(StockOrder order) =>
        order.Dispatch is null ? null
        : order.Change is { } open ? open with { State = ChangeState.Submitted }
        : new ChangeOrder(ChangeState.Submitted, order.Header, order.Lines);

    public static StockOrder At(this StockOrder order, ChangeState state) => order with { Change = order.Change! with { State = state } };

    /// <summary>The order without the change: the terms last sent are back, what has arrived meanwhile and fields nobody decides on stay.</summary>
    public static StockOrder Undone(StockOrder order)
    {
        var sent = order.AsSent();
        return sent with { Change = null, ToCome = [], Basis = null, Revision = order.Revision + 1, Stage = Arrivals.StageOf(sent.Lines, sent.Dispatch) };
    }

    /// <summary>The order as its supplier knows it.</summary>
    public static StockOrder AsSent(this StockOrder order)
    {
        if (order.Change is not { } change)
            return order;

        var now = order.Lines.ToDictionary(line => line.Variant);
        return order with
        {
            Header = change.SentHeader.WithFreeFieldsOf(order.Header),
            Lines = [.. change.SentLines.Select(line => now.TryGetValue(line.Variant, out var current) ? line.WithHappeningsOf(current) : line)],
        };
    }
}
