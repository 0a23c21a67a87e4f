using System.Text.Json.Serialization;

namespace StockOrders.Functions.Lifecycle;

/// <summary>What an order's lifecycle is to do, or to wait for, next. The names stand in histories: one may be added, none renamed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifecycleStep>))]
internal enum LifecycleStep
{
    /// <summary>Let the order through by its amount, or ask a person.</summary>
    Approve,
    AwaitApproval,
    Send,
    AwaitConfirmation,

    /// <summary>Everything arrives, in one delivery or many, or a person closes the order short.</summary>
    AwaitGoods,
    Match,

    /// <summary>An invoice that agrees, or a person's word on one that does not.</summary>
    AwaitInvoice,
    Close,

    /// <summary>A draft or a rejected order: nothing happens until somebody submits it.</summary>
    Parked,
    Over,
}

/// <summary>Which order. Input of the orchestration and of each of its activities.</summary>
internal sealed record OrderSubject(string Account, string Order);

/// <summary>As much of an order as its orchestration needs to know. Output of each activity.</summary>
/// <param name="WakeAt">When something falls due although nobody does anything; null while it only waits for people.</param>
internal sealed record LifecycleView(LifecycleStep Step, int Version, DateTimeOffset? WakeAt);
