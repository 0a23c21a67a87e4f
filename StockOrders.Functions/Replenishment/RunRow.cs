using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

internal enum RunStatus
{
    Running,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>
/// A recalculation of one account. How far it is stands in rows of its parts, so that parts which run at the same time, or twice,
/// never lose each other's figures.
/// </summary>
/// <param name="Night">The account's day that the run is for: the ids of its drafts derive from it.</param>
/// <param name="Attempt">How often it was begun, the first time included: a night that failed is tried again.</param>
/// <param name="PlannedAt">When its variants were counted and their work began.</param>
/// <param name="Done">Variants worked through in the end; those that failed included. While it runs its parts say so.</param>
/// <param name="Failed">Variants that could not be worked through, in the end.</param>
/// <param name="Drafts">Orders that it made or found made, in the end.</param>
internal sealed record RunRow(
    string Id,
    AccountId Account,
    DateOnly Night,
    RunStatus Status,
    DateTimeOffset StartedAt,
    int Variants = 0,
    DateTimeOffset? FinishedAt = null,
    string? Failure = null,
    int Attempt = 1,
    DateTimeOffset? PlannedAt = null,
    int Done = 0,
    int Failed = 0,
    int Drafts = 0)
{
    [JsonIgnore]
    public string Parts => RunInput.PartsOf(Id, Attempt);
}

/// <summary>A page of variants that was worked through.</summary>
/// <param name="Variants">All of them, also those that failed or were skipped.</param>
/// <param name="Needs">Rows of what is to be bought or moved.</param>
/// <param name="Written">Variants whose metrics changed.</param>
internal sealed record RunPageRow(
    int Variants, DateTimeOffset? At = null, int Failed = 0, int Needs = 0, int Written = 0, RunSkip[]? Skipped = null);

/// <summary>A draft that the run made, or found made by an earlier one of the same night; or why there is none.</summary>
internal sealed record RunDraftRow(OrderId? Order, string? Problem, ImmutableArray<string> Remarks);
