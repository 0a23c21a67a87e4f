using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>A step that is to be asked when the ones before it are through. It is fixed when the chain is: rules that change later do not move it.</summary>
internal sealed record PlannedStep
{
    /// <summary>Id of the rule; null for the account's own limit.</summary>
    public string? Rule { get; init; }

    public string? RuleName { get; init; }

    /// <summary>1 for the rule's first.</summary>
    public int Number { get; init; } = 1;

    public required ApprovalStepPlan Plan { get; init; }

    /// <summary>Why the rule speaks of the order, with the figures.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc cref="ApprovalRule.SelfApprovalLimit"/>
    public decimal? SelfApprovalLimit { get; init; }

    public ApprovalFigures? Figures { get; init; }
}

/// <summary>What one rule has to do with an order.</summary>
/// <param name="Matches">Whether it speaks of it.</param>
/// <param name="IsCertain">False where something could not be known (a rate, a catalogue price) and was taken as holding, so that a person is asked.</param>
/// <param name="Reason">Why, or why not, with the figures.</param>
internal sealed record RuleVerdict(ApprovalRule Rule, bool Matches, bool IsCertain, string Reason);

/// <summary>Who is to be asked about an order, and why.</summary>
/// <param name="Steps">Empty: it goes through without a person.</param>
/// <param name="Rules">Every active rule that was looked at, in order of priority.</param>
/// <param name="ByLimit">No rule said anything: the account's own limit decided.</param>
/// <param name="Reason">How it came out, in a sentence with the figures.</param>
internal sealed record ApprovalChain(
    ImmutableArray<PlannedStep> Steps, ImmutableArray<RuleVerdict> Rules, bool ByLimit, string Reason, ApprovalFigures Figures)
{
    public bool GoesThrough => Steps.IsEmpty;

    /// <summary>The rule that lets it through without a person; null where the limit does, or a person is asked.</summary>
    public ApprovalRule? LetThroughBy { get; init; }
}
