using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>Whether an order may vanish without a trace: only one that nobody outside has ever been asked about.</summary>
internal static class Deleting
{
    /// <summary>Null when it may.</summary>
    public static Refusal? Refusal(StockOrder order) => order switch
    {
        { Stage: Stage.Draft, SubmittedAt: null, Approvals.IsEmpty: true, SentBefore: null, Connections.IsEmpty: true } => null,
        { IsOver: true } => Conflict("The order is over and stays on record: archive it instead."),
        { Dispatch: not null } or { SentBefore: not null } => Conflict("The order was sent to its supplier: cancel it instead."),
        { Connections: [var first, ..] } => Conflict($"The order was to be saved into {first.Connection}: cancel it instead."),
        _ => Conflict("The order was submitted: cancel it instead."),
    };

    private static Refusal Conflict(string message) => new(RefusalKind.Conflict, "not_a_draft", message);
}
