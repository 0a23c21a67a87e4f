namespace StockOrders.Domain.Approvals;

internal enum ApprovalStatus
{
    Pending,
    Approved,
    Rejected,

    /// <summary>No longer asked: the order was edited, cancelled or withdrawn.</summary>
    Withdrawn,
}

/// <summary>What becomes of an order that nobody decided in time.</summary>
internal enum ApprovalSilence
{
    Hold,
    Reject,
}

/// <summary>
/// One time that a person is asked. The instants are fixed when it is asked, so that changed settings do not move a running wait.
/// </summary>
internal sealed record ApprovalStep
{
    /// <summary>1 for the first; counts on over the whole life of the order, so that an old link never fits a new step.</summary>
    public required int Step { get; init; }

    public required ApprovalStatus Status { get; init; }

    public required string Approver { get; init; }

    public required string Escalation { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset RemindAt { get; init; }

    public required DateTimeOffset EscalateAt { get; init; }

    public required DateTimeOffset TimeoutAt { get; init; }

    public required ApprovalSilence Silence { get; init; }

    /// <summary>Why a person was asked, with the figures.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When silence had its configured outcome; with <see cref="ApprovalSilence.Hold"/> the step stays pending.</summary>
    public DateTimeOffset? TimedOutAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Comment { get; init; }
}
