using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a page of variants came to.</summary>
/// <param name="Metrics">Of those variants alone whose metrics changed.</param>
/// <param name="Needs">Rows of what is to be bought or moved, and of what could not be worked through.</param>
internal sealed record PageOutcome(List<RowChange> Metrics, List<RowChange> Needs, RunPageRow Done);

/// <summary>Works variants through from what is stored of them: each by itself, so that one with broken data is reported and stops nothing.</summary>
internal sealed partial class PageWork(VariantFacts facts, RunInput run, ILogger log) : IDisposable
{
    private readonly List<RowChange> metrics = [];
    private readonly List<RowChange> needs = [];
    private readonly List<RunSkip> skips = [];
    private readonly MetricsBody bodies = new();
    private readonly List<(StoredVariant Stored, Variant Variant)> unpacked = [];
    private int failed;
    private int damaged;

    /// <summary>True where nothing is to be ordered by it any more.</summary>
    public bool IsMetricsAlone { get; init; }

    /// <returns>Variants that others among these are forecast like, as long as those are new.</returns>
    public IReadOnlyCollection<VariantId> Unpack(IReadOnlyList<StoredVariant> variants)
    {
        var alike = new HashSet<VariantId>();
        foreach (var stored in variants)
        {
            Try(stored, () =>
            {
                damaged++;
                var variant = Packed.To<Variant>(stored.Row);
                damaged--;
                unpacked.Add((stored, variant));
                if (variant.ForecastLike is { } like)
                {
                    alike.Add(like);
                }
            });
        }

        return alike;
    }

    /// <summary>New ones among them, whose products' other variants may stand in for what they have not sold yet.</summary>
    public IEnumerable<Variant> New => unpacked.Select(one => one.Variant).Where(variant => Replenishment.Siblings.IsNew(variant, run.Night));

    /// <summary>Other variants of new ones' products.</summary>
    public IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>> Siblings { get; set; } = Replenishment.Siblings.None;

    /// <param name="alike">Demand of the variants that <see cref="Unpack"/> asked for.</param>
    public PageOutcome Of(ILookup<string, StoredRow> alike, DateTimeOffset now)
    {
        foreach (var (stored, variant) in unpacked)
        {
            Try(stored, () => Work(stored, variant, alike));
        }

        var done = new RunPageRow(
            unpacked.Count + damaged, now, failed, needs.Count - failed, metrics.Count, [.. RunSkip.Together(skips)]);
        return new PageOutcome(metrics, needs, done);
    }

    public void Dispose() => bodies.Dispose();

    private void Try(StoredVariant stored, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Report(stored, failure);
        }
    }

    private void Work(StoredVariant stored, Variant variant, ILookup<string, StoredRow> alike)
    {
        if (ImpossibleFigure.In(variant) is { } impossible)
        {
            throw new ImpossibleFigureException(impossible);
        }

        var mine = facts with { Sold = Sold(stored, variant, alike), Siblings = Siblings };
        var suggestions = mine.Suggest(variant, run.Night);
        var changed = bodies.Changed(stored.Metrics, mine.Metrics(variant, suggestions, run.Night));
        RowChange[] drafted = IsMetricsAlone ? [] : [.. mine.ToDraft(variant, suggestions, run.Night).SelectMany(suggestion => NeedRows.Of(run, suggestion, facts.Horizon))];

        // From here on nothing fails: a variant is told of whole or not at all.
        if (changed is { } body)
        {
            metrics.Add(RowChange.Put(CatalogueRows.Metrics(variant.Id), body));
        }

        needs.AddRange(drafted);
        if (Skipped(variant, suggestions) is { } code)
        {
            skips.Add(new RunSkip(code, 1, [variant.Id.Value]));
        }
    }

    private static Dictionary<(VariantId, WarehouseId), DemandHistory> Sold(StoredVariant stored, Variant variant, ILookup<string, StoredRow> alike)
    {
        var sold = new Dictionary<(VariantId, WarehouseId), DemandHistory>(stored.Demand.Count);
        foreach (var row in variant.ForecastLike is { } like ? stored.Demand.Concat(alike[like.Value]) : stored.Demand)
        {
            var demand = DemandRow.Of(row);
            sold[(demand.Variant, demand.Warehouse)] = demand.History();
        }

        return sold;
    }

    private static string? Skipped(Variant variant, IReadOnlyList<Suggestion> suggestions) =>
        variant.Removed ? RunSkipCodes.Removed
        : suggestions.Count == 0 ? RunSkipCodes.KeptNowhere
        : suggestions.Any(suggestion => suggestion is { Replenishment: > 0, From: null }) ? RunSkipCodes.NoVendor
        : null;

    private void Report(StoredVariant stored, Exception failure)
    {
        failed++;
        var told = RunFailures.Of(stored.Id, failure);
        NotWorkedThrough(log, failure, stored.Id, run.Account, told.Code);
        needs.Add(RowChange.Put(RunRows.Failure(run.Parts, stored.Id), Packed.From(told)));
    }

    [LoggerMessage(4102, LogLevel.Error, "Variant {Variant} of account {Account} could not be worked through ({Code}); the others were.")]
    private static partial void NotWorkedThrough(ILogger log, Exception failure, string variant, string account, string code);
}
