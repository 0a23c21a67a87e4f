using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Which orders need whose approval. All rules that speak of an order add their steps, in order of priority; where none of an account's own
/// says anything, its limit decides.
/// </summary>
internal sealed record ApprovalRule
{
    public const int MaxRules = 50;

    public const int MaxSteps = 10;

    public const int MaxApprovers = 20;

    public static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(365);

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Low ones first; of equals, by id.</summary>
    public int Priority { get; init; }

    public bool Active { get; init; } = true;

    public ApprovalConditions Conditions { get; init; } = ApprovalConditions.Always;

    public ImmutableArray<ApprovalStepPlan> Steps { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>No later rule is looked at where this one speaks.</summary>
    public bool Stop { get; init; }

    /// <summary>The order goes through without a person, unless another rule that speaks of it has steps. Only of rules without steps.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>Up to this, in the account's currency, who asked may approve a step of this rule; null: the account's own limit for that.</summary>
    public decimal? SelfApprovalLimit { get; init; }
}
