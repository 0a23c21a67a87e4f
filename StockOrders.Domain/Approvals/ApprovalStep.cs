using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

internal enum ApprovalStatus
{
    Pending,
    Approved,
    Rejected,

    /// <summary>No longer asked: the order was edited, cancelled or withdrawn.</summary>
    Withdrawn,

    /// <summary>The order is a draft again, or its change is taken back, for the one who asked to make it better.</summary>
    SentBack,

    /// <summary>Nobody answered in time, and the next step was asked instead.</summary>
    PassedOn,
}

/// <summary>What becomes of an order that nobody decided in time.</summary>
internal enum ApprovalSilence
{
    Hold,
    Reject,

    /// <summary>The next step is asked; the last one of a chain holds.</summary>
    Next,

    /// <summary>Only where a rule says so in these very words.</summary>
    ApproveWithoutAnswer,
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

    /// <summary>Id of the rule that asks; null where the account's own limit does.</summary>
    public string? Rule { get; init; }

    public string? RuleName { get; init; }

    public string? Name { get; init; }

    /// <summary>How many of <see cref="Slots"/> must agree, at least 1.</summary>
    public int Needs { get; init; } = 1;

    /// <summary>Who is asked; empty on steps from before there were several, where <see cref="Approver"/> says it.</summary>
    public ImmutableArray<ApprovalSlot> Slots { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When reminders go out, the first first; null on steps from before there were several, where <see cref="RemindAt"/> says it.</summary>
    public ImmutableArray<DateTimeOffset>? Reminders { get; init; }

    /// <summary>How many of them went out.</summary>
    public int Reminded { get; init; }

    /// <summary>Who is asked as well from <see cref="EscalateAt"/> on; the word of one of them settles the step.</summary>
    public ImmutableArray<ApprovalSlot> EscalationTo { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc cref="PlannedStep.SelfApprovalLimit"/>
    public decimal? SelfApprovalLimit { get; init; }

    /// <summary>What the order was weighed by; null on older steps.</summary>
    public ApprovalFigures? Figures { get; init; }

    /// <summary>It was settled by an administrator who was not asked.</summary>
    public bool AsAdministrator { get; init; }
}
