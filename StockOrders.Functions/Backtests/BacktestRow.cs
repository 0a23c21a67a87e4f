using System.Collections.Immutable;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Simulation;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Backtests;

internal enum BacktestStatus
{
    Running,
    Completed,
    Failed,
}

/// <summary>A past period that is played again. How far it is stands in rows of its parts.</summary>
/// <param name="Warehouse">Null: every one in which a variant sold.</param>
/// <param name="Variants">How many are to be played.</param>
/// <param name="Parts">Into which they were cut.</param>
internal sealed record BacktestRow(
    string Id,
    AccountId Account,
    BacktestPeriod Period,
    WarehouseId? Warehouse,
    ImmutableArray<BacktestRule> Rules,
    int Variants,
    int Parts,
    BacktestStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt = null,
    string? Failure = null)
{
    /// <summary>What all variants came to together, by rule; while it runs, those that are done.</summary>
    public ImmutableArray<RuleFigures> Totals { get; init; } = [];

    /// <summary>In which figures there are, one for each variant and warehouse.</summary>
    public int Replays { get; init; }
}

/// <summary>Variants that are played together, and what came of them.</summary>
internal sealed record BacktestPartRow(ImmutableArray<VariantId> Variants)
{
    /// <summary>False until all of them are played.</summary>
    public bool IsDone { get; init; }

    public int Replays { get; init; }

    public ImmutableArray<RuleFigures> Totals { get; init; } = [];

    public ImmutableArray<SkippedVariant> Skipped { get; init; } = [];
}

internal sealed record RuleFigures(string Rule, FulfilmentFigures Figures, BacktestCost Cost)
{
    public RuleFigures And(RuleFigures other) => new(Rule, Figures.And(other.Figures), Cost.And(other.Cost));

    public static ImmutableArray<RuleFigures> Sum(ImmutableArray<RuleFigures> one, ImmutableArray<RuleFigures> other) =>
        one.IsEmpty ? other : other.IsEmpty ? one : [.. one.Zip(other, (left, right) => left.And(right))];
}

/// <summary>A variant that was not played, and why.</summary>
internal sealed record SkippedVariant(VariantId Variant, string Code, string Message);

/// <summary>What came of one variant in one warehouse.</summary>
internal sealed record ReplayRow(
    VariantId Variant,
    WarehouseId Warehouse,
    decimal OpeningStock,
    OpeningStockSource OpeningFrom,
    int FilledDays,
    decimal FilledUnits,
    ImmutableArray<RuleFigures> Rules);

/// <summary>The days of that, for pictures; all arrays are as long as the period.</summary>
internal sealed record ReplayDaysRow(decimal[] Demand, ImmutableArray<RuleDays> Rules);

internal sealed record RuleDays(string Rule, decimal[] Arrived, decimal[] Ordered, decimal[] Lost, decimal[] Closing);
