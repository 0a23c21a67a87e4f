namespace StockOrders.Domain.Orders;

/// <summary>
/// An account's own words for where an order is ("waiting to ship"). Each stands for one status and moves nothing: a label is given to an
/// order that is at that status, or on its way to it.
/// </summary>
internal static class Labelling
{
    /// <summary>The label, as long as the order is at the status that it stands for.</summary>
    public static string? Of(StockOrder order) => order.LabelledStatus == StageStatus.Of(order.Stage) ? order.Label : null;

    public static Decision Decide(StockOrder order, OrderCommand.SetLabel set)
    {
        if (set.Label == order.Label && (set.Label is null || set.Status == order.LabelledStatus))
            return Decided.Nothing;
        return set.Label is null || set.Status == StageStatus.Of(order.Stage) || IsOnItsWay(order, set.Status)
            ? Decided.Events(new OrderEvent.Labelled(set.Label, set.Label is null ? null : set.Status))
            : Decided.Conflict(
                "label_does_not_fit", $"'{set.Label}' stands for {set.Status}, but the order is {StageStatus.Of(order.Stage)}.", "status");
    }

    private static bool IsOnItsWay(StockOrder order, string? status) =>
        status == "open" && order is { SubmittedAt: not null, Stage: Stage.Draft or Stage.PendingApproval or Stage.Approved };
}
