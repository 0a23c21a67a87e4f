using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>One thing to do so that drafts stand as they are wanted.</summary>
internal abstract record DraftStep
{
    private DraftStep()
    {
    }

    internal sealed record Make(WantedDraft Draft) : DraftStep;

    internal sealed record Rewrite(StockOrder Order, WantedDraft Draft) : DraftStep;

    internal sealed record Add(StockOrder Order, WantedDraft Draft) : DraftStep;

    internal sealed record TakeBack(StockOrder Order, string Reason) : DraftStep;
}

/// <summary>
/// From drafts that stand to drafts that are wanted. There is one for each vendor, warehouse and currency: that of an earlier run is written
/// anew where nobody has touched it, added to where somebody has; only where there is neither, one is made.
/// </summary>
internal static class DraftSteps
{
    /// <summary>Currencies of drafts that people have changed, where no untouched one stands beside.</summary>
    public static ImmutableHashSet<Currency> Added(IEnumerable<StockOrder> standing)
    {
        var open = standing.Where(RunDrafts.IsOpen).ToList();
        return [.. open.Select(order => order.Header.Currency).Where(currency => !open.Any(order => order.Header.Currency == currency && RunDrafts.IsPlanned(order)))];
    }

    /// <param name="standing">Runs' drafts of the vendor and warehouse.</param>
    /// <param name="unknown">Variants of which nobody knows tonight whether they are needed: their lines stay as they are.</param>
    /// <returns>What is taken back and written anew first: what was to come from here must not stand twice when it comes from elsewhere.</returns>
    public static ImmutableArray<DraftStep> Of(IReadOnlyCollection<StockOrder> standing, WantedDrafts wanted, Tonight tonight, IReadOnlySet<VariantId> unknown)
    {
        var steps = ImmutableArray.CreateBuilder<DraftStep>();
        List<StockOrder> open = [.. AsMade(standing.Where(RunDrafts.IsOpen))];
        foreach (var currency in open.Select(order => order.Header.Currency)
            .Concat(wanted.Drafts.Select(draft => draft.Header.Currency))
            .Distinct()
            .OrderBy(currency => currency.Code, StringComparer.Ordinal))
        {
            StockOrder[] planned = [.. open.Where(order => order.Header.Currency == currency && RunDrafts.IsPlanned(order))];
            WantedDraft[] drafts = [.. wanted.Drafts.Where(draft => draft.Header.Currency == currency)];
            steps.AddRange(planned.Skip(drafts.Length).Select(order => Left(order, unknown, wanted, tonight)));
            steps.AddRange(planned.Zip(drafts, (order, draft) => new DraftStep.Rewrite(order, WithLinesOf(order, unknown, draft))));
            foreach (var draft in drafts.Skip(planned.Length))
            {
                if (draft.Adds)
                    steps.Add(new DraftStep.Add(open.First(order => order.Header.Currency == currency), draft));
                else if (tonight.What == Generates.Drafts)
                    steps.Add(new DraftStep.Make(draft));
            }
        }

        return steps.ToImmutable();
    }

    private static DraftStep Left(StockOrder order, IReadOnlySet<VariantId> unknown, WantedDrafts wanted, Tonight tonight) =>
        tonight.What != Generates.Nothing && WithLinesOf(order, unknown, new WantedDraft(order.Header, [], [])) is { Lines.IsEmpty: false } kept
            ? new DraftStep.Rewrite(order, kept)
            : new DraftStep.TakeBack(order, Reason(wanted, tonight));

    private static WantedDraft WithLinesOf(StockOrder order, IReadOnlySet<VariantId> unknown, WantedDraft draft)
    {
        var there = draft.Lines.Select(line => line.Variant).ToHashSet();
        return draft with
        {
            Lines =
            [
                .. draft.Lines,
                .. order.Lines
                    .Where(line => unknown.Contains(line.Variant) && !there.Contains(line.Variant))
                    .Take(Math.Max(0, LineRules.MaxLines - draft.Lines.Length)),
            ],
        };
    }

    /// <summary>In the order in which they were made, so that each of several goes on being the part that it was: ids do not tell.</summary>
    private static IEnumerable<StockOrder> AsMade(IEnumerable<StockOrder> orders) => orders
        .OrderBy(order => order.CreatedAt)
        .ThenBy(order => order.Header.Reference?.Length ?? 0)
        .ThenBy(order => order.Header.Reference, StringComparer.Ordinal)
        .ThenBy(order => order.Id.Value, StringComparer.Ordinal);

    private static string Reason(WantedDrafts wanted, Tonight tonight) =>
        tonight is { What: Generates.Nothing, Why: { } why } ? why
        : wanted.Remarks is [var first, ..] ? first
        : "Nothing of it is needed any more.";
}
