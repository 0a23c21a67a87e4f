using System.Collections.Immutable;
using StockOrders.Domain.Accounts;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Which steps an order needs: those of every rule that speaks of it, in order of priority, each once. Where no rule has steps for it or lets
/// it through, the account's own limit decides. Pure: the same function routes an order and answers what any order would need.
/// </summary>
internal static class ApprovalRules
{
    public static ApprovalChain ChainFor(OrderForApproval subject)
    {
        var look = new RuleLook(subject);
        var verdicts = Verdicts(look);
        var figures = look.AsFigures();
        var asking = verdicts.Where(verdict => verdict is { Matches: true, Rule.Steps.IsEmpty: false }).ToImmutableArray();
        if (!asking.IsEmpty)
            return new ApprovalChain(StepsOf(asking, subject.Settings, figures), verdicts, ByLimit: false, AskedBy(asking), figures);

        return verdicts.FirstOrDefault(verdict => verdict is { Matches: true, IsCertain: true, Rule: { AutoApprove: true, Steps.IsEmpty: true } }) is { } through
            ? new ApprovalChain([], verdicts, ByLimit: false, $"Rule '{through.Rule.Name}' lets it through without a person: {through.Reason}.", figures)
            {
                LetThroughBy = through.Rule,
            }
            : AccountLimit.ChainOf(look, subject.Settings, verdicts, figures);
    }

    /// <summary>An uncertain match asks its steps, but never keeps stricter rules from being looked at.</summary>
    private static ImmutableArray<RuleVerdict> Verdicts(RuleLook look)
    {
        var verdicts = ImmutableArray.CreateBuilder<RuleVerdict>();
        foreach (var rule in InOrder(look.Facts.Rules))
        {
            var verdict = Verdict(rule, look);
            verdicts.Add(verdict);
            if (verdict is { Matches: true, IsCertain: true } && rule.Stop)
                break;
        }

        return verdicts.DrainToImmutable();
    }

    public static IEnumerable<ApprovalRule> InOrder(ImmutableArray<ApprovalRule> rules) => rules
        .Where(rule => rule.Active)
        .OrderBy(rule => rule.Priority)
        .ThenBy(rule => rule.Id, StringComparer.Ordinal);

    private static RuleVerdict Verdict(ApprovalRule rule, RuleLook look)
    {
        var all = RuleConditions.Of(rule.Conditions, look).ToImmutableArray();
        var against = all.Where(condition => condition.Holds == Holds.No).ToImmutableArray();
        if (!against.IsEmpty)
            return new RuleVerdict(rule, Matches: false, IsCertain: true, Sentence(against));
        return new RuleVerdict(
            rule, Matches: true, all.All(condition => condition.Holds == Holds.Yes), all.IsEmpty ? "it speaks of every order" : Sentence(all));
    }

    private static ImmutableArray<PlannedStep> StepsOf(ImmutableArray<RuleVerdict> asking, AccountSettings settings, ApprovalFigures figures) =>
    [
        .. asking.SelectMany(verdict => verdict.Rule.Steps.Select((plan, index) => (Verdict: verdict, Plan: plan, Number: index + 1)))
            .GroupBy(step => SameQuestion.KeyWithEscalation(step.Plan))
            .Select(same => (Same: same.ToImmutableArray(), First: same.First()))
            .Select(step => new PlannedStep
            {
                Rule = step.First.Verdict.Rule.Id,
                RuleName = step.First.Verdict.Rule.Name,
                Number = step.First.Number,
                Plan = SameQuestion.Together([.. step.Same.Select(one => one.Plan)]),
                Reason = AskedBy(step.Same.Select(one => one.Verdict).Distinct()),
                SelfApprovalLimit = Lowest([.. step.Same.Select(one => one.Verdict.Rule.SelfApprovalLimit ?? settings.SelfApprovalLimit)]),
                Figures = figures,
            }),
    ];

    /// <summary>None of several where one of them allows none.</summary>
    private static decimal? Lowest(ImmutableArray<decimal?> limits) => limits.Contains(null) ? null : limits.Min();

    private static string AskedBy(IEnumerable<RuleVerdict> asking) => string.Join(
        ' ', asking.Select(verdict => $"Rule '{verdict.Rule.Name}': {verdict.Reason}."));

    private static string Sentence(ImmutableArray<ConditionVerdict> conditions) => string.Join("; ", conditions.Select(condition => condition.Reason));
}
