using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

internal enum RunStatus
{
    Running,
    Completed,
    Failed,
}

/// <summary>
/// A recalculation of one account. How far it is stands in rows of its parts, so that parts which run at the same time, or twice,
/// never lose each other's figures.
/// </summary>
/// <param name="Night">The account's day that the run is for: the ids of its drafts derive from it.</param>
/// <param name="Attempt">How often it was begun, the first time included: a night that failed is tried again.</param>
internal sealed record RunRow(
    string Id,
    AccountId Account,
    DateOnly Night,
    RunStatus Status,
    DateTimeOffset StartedAt,
    int Variants = 0,
    DateTimeOffset? FinishedAt = null,
    string? Failure = null,
    int Attempt = 1)
{
    [JsonIgnore]
    public string Parts => RunInput.PartsOf(Id, Attempt);
}

/// <summary>A page of variants that was worked through.</summary>
internal sealed record RunPageRow(int Variants);

/// <summary>A draft that the run made, or found made by an earlier one of the same night; or why there is none.</summary>
internal sealed record RunDraftRow(OrderId? Order, string? Problem, ImmutableArray<string> Remarks);
