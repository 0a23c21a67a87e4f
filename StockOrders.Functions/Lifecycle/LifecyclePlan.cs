using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Lifecycle;

/// <summary>What comes next for an order as it stands in the store, whatever an orchestration believes.</summary>
internal static class LifecyclePlan
{
    /// <summary>A deadline further off than the store is looked at anyway is not waited for: a timer of months is many short ones in a history.</summary>
    public static LifecycleView ViewOf(StockOrder order, DateTimeOffset now) =>
        new(StepOf(order), order.Version, Deadlines.Next(order) is { } at && at <= now + OrderLifecycleOrchestrator.SafetyLook ? at : null);

    /// <summary>A change of an order that was sent goes first: it is approved and sent while goods are waited for.</summary>
    public static LifecycleStep StepOf(StockOrder order) => order switch
    {
        { Archived: true, IsOver: false } => LifecycleStep.Parked,
        { Change: { } change, IsOver: false } => StepOf(change.State),
        _ => StepOfStage(order),
    };

    private static LifecycleStep StepOf(ChangeState change) => change switch
    {
        ChangeState.Submitted => LifecycleStep.Approve,
        ChangeState.PendingApproval => LifecycleStep.AwaitApproval,
        ChangeState.Approved => LifecycleStep.Send,
        _ => throw new InvalidOperationException($"Nobody knows what follows a change that is {change}."),
    };

    private static LifecycleStep StepOfStage(StockOrder order) => order.Stage switch
    {
        Stage.Draft => order.SubmittedAt is null ? LifecycleStep.Parked : LifecycleStep.Approve,
        Stage.Rejected => LifecycleStep.Parked,
        Stage.PendingApproval => LifecycleStep.AwaitApproval,
        Stage.Approved => LifecycleStep.Send,
        Stage.Sent => LifecycleStep.AwaitConfirmation,
        Stage.Confirmed or Stage.Delayed or Stage.Receiving => LifecycleStep.AwaitGoods,
        Stage.Received or Stage.Matching when IsReadyToClose(order) => LifecycleStep.Close,
        Stage.Received when order.Type == OrderType.Purchase => LifecycleStep.Match,
        Stage.Received or Stage.Matching => LifecycleStep.AwaitInvoice,
        Stage.Closed or Stage.Cancelled => LifecycleStep.Over,
        _ => throw new InvalidOperationException($"Nobody knows what follows stage {order.Stage} of order {order.Id}."),
    };

    /// <summary>Since when the lifecycle has had something to do, or from when it will; null where it only waits for people.</summary>
    public static DateTimeOffset? AttentionAt(StockOrder order) => StepOf(order) switch
    {
        LifecycleStep.Approve or LifecycleStep.Send or LifecycleStep.Match or LifecycleStep.Close => order.LastModified,
        LifecycleStep.Parked or LifecycleStep.Over => null,
        _ => Deadlines.Next(order),
    };

    private static bool IsReadyToClose(StockOrder order) => !Closing.CloseIfMatched(order).Value.IsEmpty;
}
