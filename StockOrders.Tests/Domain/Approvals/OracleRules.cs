using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Approvals;

internal sealed record OracleStep(ApprovalStepPlan Plan, bool IsAccounts)
{
    /// <summary>What each rule that asks this step says of it.</summary>
    public ImmutableArray<ApprovalStepPlan> All { get; init; } = [Plan];

    /// <summary>Rules that ask the same people put one question to them where whoever may settle it is the same too, and from the same time on.</summary>
    public string Key => $"{string.Join(",", Plan.Approvers.Order())}/{Plan.Needs ?? Plan.Approvers.Length}/"
        + (Plan.Escalation.IsEmpty ? "" : $"{string.Join(",", Plan.Escalation.Order())}/{Plan.EscalateAfter ?? Plan.Timeout}");

    /// <summary>The number that a rule states; null where each says all.</summary>
    public int? Needs => All.Select(plan => plan.Needs).FirstOrDefault(needs => needs is not null);

    public bool Silently(params ApprovalSilence[] words) => All.All(plan => words.Contains(plan.Silence));

    /// <summary>When silence may let it through.</summary>
    public TimeSpan Longest => All.Max(plan => plan.Timeout);

    /// <summary>Whether who answered the other one has answered this one.</summary>
    public bool IsMetBy(OracleStep other) => Key == other.Key
        && (IsAccounts || !other.IsAccounts)
        && (Needs is null || other.Needs is not null)
        && (Silently(ApprovalSilence.ApproveWithoutAnswer) || !other.Silently(ApprovalSilence.ApproveWithoutAnswer))
        && (Silently(ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.Next) || !other.Silently(ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.Next));
}

/// <summary>The conditions that the property test draws from, worked out the long way round.</summary>
internal static class OracleRules
{
    public static ImmutableArray<OracleStep> Needed(StockOrder order, Witnessed seen)
    {
        if (!Speaking(order, seen).IsEmpty)
            return NeededByRules(order, seen);
        if (LookedAt(order, seen).Any(rule => rule.AutoApprove && Match(rule, order, seen) == true))
            return [];
        var plan = new ApprovalStepPlan
        {
            Approvers = [seen.Settings.ApproverEmail!],
            Timeout = seen.Settings.ApprovalTimeout,
            EscalateAfter = seen.Settings.ApprovalEscalation,
            Silence = seen.Settings.ApprovalSilence,
            Escalation = [seen.Settings.EscalationEmail!],
        };
        return Worth(order, seen) is { } worth && worth <= seen.Settings.ApprovalLimit ? [] : [new OracleStep(plan, true)];
    }

    private static ImmutableArray<OracleStep> NeededByRules(StockOrder order, Witnessed seen) =>
        [.. Speaking(order, seen).SelectMany(rule => rule.Steps).Select(plan => new OracleStep(plan, false))
            .GroupBy(step => step.Key)
            .Select(same => same.First() with { All = [.. same.Select(step => step.Plan)] })];

    public static bool Grows(StockOrder basis, StockOrder edited) =>
        basis.Header.Vendor != edited.Header.Vendor
        || basis.Header.Warehouse != edited.Header.Warehouse
        || basis.Header.Currency != edited.Header.Currency
        || !string.Equals(basis.Header.Email, edited.Header.Email, StringComparison.OrdinalIgnoreCase)
        || edited.Lines.Any(line => basis.Lines.All(other => other.Variant != line.Variant))
        || OrderTotals.Of(edited).Total > OrderTotals.Of(basis).Total;

    /// <summary>More of a line, in quantity or in money, or delivered elsewhere.</summary>
    public static bool Shifts(StockOrder basis, StockOrder edited) =>
        basis.Header.ShippingAddress != edited.Header.ShippingAddress
        || edited.Lines.Any(line => basis.Lines.Any(other =>
            other.Variant == line.Variant && (line.Ordered > other.Ordered || line.Ordered * line.CostPrice > other.Ordered * other.CostPrice)));

    private static ImmutableArray<ApprovalRule> Speaking(StockOrder order, Witnessed seen) =>
        [.. LookedAt(order, seen).Where(rule => !rule.Steps.IsEmpty && Match(rule, order, seen) != false)];

    private static IEnumerable<ApprovalRule> LookedAt(StockOrder order, Witnessed seen)
    {
        foreach (var rule in seen.Facts.Rules.Where(rule => rule.Active).OrderBy(rule => (rule.Priority, rule.Id)))
        {
            yield return rule;
            if (rule.Stop && Match(rule, order, seen) == true)
                yield break;
        }
    }

    /// <summary>Null where it cannot be known.</summary>
    private static bool? Match(ApprovalRule rule, StockOrder order, Witnessed seen)
    {
        var when = rule.Conditions;
        var worth = Worth(order, seen);
        bool?[] all =
        [
            when.AmountAbove is { } above ? worth is { } known ? known > above : null : true,
            when.AmountAtMost is { } most ? worth is { } also ? also <= most : null : true,
            when.Vendors.IsEmpty || when.Vendors.Contains(order.Header.Vendor!.Value),
            when.NewVendor is { } isNew ? seen.Facts.SentBefore.TryGetValue(order.Header.Vendor!.Value, out var was) ? was != isNew : null : true,
        ];
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    private static decimal? Worth(StockOrder order, Witnessed seen)
    {
        var worth = OrderTotals.Of(order).Worth;
        return worth.Currency == seen.Settings.Currency ? worth.Amount
            : seen.Settings.Rates.TryGetValue(worth.Currency.Code, out var rate) ? Math.Round(worth.Amount * rate, 2, MidpointRounding.AwayFromZero)
            : null;
    }
}
