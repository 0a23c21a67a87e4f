using System.Collections.Immutable;

namespace StockOrders.Domain.Orders;

/// <summary>The coarse word that programs of the real service read and filter on.</summary>
internal static class StageStatus
{
    /// <summary>Every status, in the order of an order's life.</summary>
    public static readonly ImmutableArray<string> All = [.. Enum.GetValues<Stage>().Select(Of).Distinct()];

    /// <summary>Those of orders that are not over.</summary>
    public static readonly ImmutableArray<string> Living = [.. All.Except([Of(Stage.Closed), Of(Stage.Cancelled)])];

    public static string Of(Stage stage) => stage switch
    {
        Stage.Draft or Stage.PendingApproval or Stage.Approved or Stage.Rejected => "draft",
        Stage.Sent or Stage.Confirmed or Stage.Delayed => "open",
        Stage.Receiving => "partially_received",
        Stage.Received or Stage.Matching => "received",
        Stage.Closed => "closed",
        Stage.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
