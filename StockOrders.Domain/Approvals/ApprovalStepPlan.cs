using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>One step of a rule: whom to ask, how many of them must agree, and what becomes of silence. Durations count from asking and are elapsed time.</summary>
internal sealed record ApprovalStepPlan
{
    public string? Name { get; init; }

    /// <summary>Mail addresses, or <c>key:</c> and the name of an API key.</summary>
    public ImmutableArray<string> Approvers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many of the approvers must agree: 1 is any of them; null is all.</summary>
    public int? Needs { get; init; } = 1;

    public required TimeSpan Timeout { get; init; }

    /// <summary>Each shorter than the time-out, the shortest first.</summary>
    public ImmutableArray<TimeSpan> Reminders { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Who is asked as well once <see cref="EscalateAfter"/> has passed; the word of one of them settles the step.</summary>
    public ImmutableArray<string> Escalation { get; init => field = value.IsDefault ? [] : value; } = [];

    public TimeSpan? EscalateAfter { get; init; }

    public ApprovalSilence Silence { get; init; }
}
