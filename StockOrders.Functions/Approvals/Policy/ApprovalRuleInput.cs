using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>A rule as an administrator wants it, over what it is now: what is not named stays, and conditions and steps are each replaced as a whole.</summary>
internal static class ApprovalRuleInput
{
    public const int MaxName = 100;

    public const int MaxPriority = 1_000;

    public const decimal MaxAmount = 1_000_000_000;

    public static ApprovalRule Over(ApprovalRule? now, string id, JsonFields fields, KnownToRules known, ApprovalPolicyRow policy)
    {
        fields.Ignore("id");
        var basis = now ?? new ApprovalRule { Id = id, Name = id };
        var rule = basis with
        {
            Name = fields.Text("name", MaxName)?.Trim() is { Length: > 0 } name ? name : basis.Name,
            Priority = fields.Whole("priority", 0, MaxPriority) ?? basis.Priority,
            Active = fields.Flag("active") ?? basis.Active,
            Stop = fields.Flag("stop") ?? basis.Stop,
            AutoApprove = fields.Flag("auto_approve") ?? basis.AutoApprove,
            SelfApprovalLimit = fields.Has("self_approval_limit") ? fields.Number("self_approval_limit", 0, MaxAmount, 4) : basis.SelfApprovalLimit,
            Conditions = fields.Has("when") ? ApprovalWhenInput.Read(fields.Object("when"), known, policy) : basis.Conditions,
            Steps = fields.Has("steps") ? Steps(fields, known) : basis.Steps,
        };
        RefuseUnfit(rule, fields);
        fields.Close();
        return rule;
    }

    private static ImmutableArray<ApprovalStepPlan> Steps(JsonFields fields, KnownToRules known)
    {
        var sent = fields.Objects("steps", ApprovalRule.MaxSteps) ?? [];
        ImmutableArray<ApprovalStepPlan> steps = [.. sent.Select((step, index) => ApprovalStepInput.Read(step, known, isLast: index == sent.Count - 1))];
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (step, index) in steps.Select((step, index) => (step, index)).Where(step => !step.step.Approvers.IsEmpty))
        {
            if (!asked.TryAdd(SameQuestion.KeyOf(step), index))
            {
                fields.Refuse(
                    $"steps[{index}]", "asked_twice", $"steps[{index}] asks the same of the same people as steps[{asked[SameQuestion.KeyOf(step)]}]; a question is asked once.");
            }
        }

        return steps;
    }

    private static void RefuseUnfit(ApprovalRule rule, JsonFields fields)
    {
        if (rule.AutoApprove && !rule.Steps.IsEmpty)
        {
            fields.Refuse(
                "auto_approve",
                "auto_approve_with_steps",
                $"A rule either lets orders through without a person or asks in steps; this one would have auto_approve and {rule.Steps.Length} {(rule.Steps.Length == 1 ? "step" : "steps")}.");
        }

        if (rule is { AutoApprove: false, Stop: false, Steps.IsEmpty: true } && fields.Findings.IsSound)
        {
            fields.Refuse("steps", "no_steps", "A rule needs a step to ask, auto_approve to let orders through, or stop to leave them to the account's own limit.");
        }
    }
}
