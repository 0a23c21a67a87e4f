using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// When what several rules ask is one question, and how it is put then: so that each of them is met as if it had been asked alone. Whoever
/// may settle it, and from when on, has to be the same; of the rest the stricter word holds.
/// </summary>
internal static class SameQuestion
{
    /// <summary>The same approvers and as many of them.</summary>
    public static string KeyOf(ApprovalStepPlan plan)
    {
        var approvers = Named(plan.Approvers);
        return $"{Math.Min(plan.Needs ?? approvers.Length, approvers.Length)}|{string.Join('|', approvers)}";
    }

    /// <summary>And the same people above them, from the same time on.</summary>
    public static string KeyWithEscalation(ApprovalStepPlan plan) => plan.Escalation.IsEmpty
        ? KeyOf(plan)
        : $"{KeyOf(plan)}|{(plan.EscalateAfter ?? plan.Timeout).Ticks}|{string.Join('|', Named(plan.Escalation))}";

    /// <summary>One question for plans of one <see cref="KeyWithEscalation"/>: silence lets nothing through before each of them allows it, and ends it as soon as one does.</summary>
    public static ApprovalStepPlan Together(ImmutableArray<ApprovalStepPlan> plans)
    {
        var leniency = plans.Min(plan => Leniency(plan.Silence));
        var deciding = leniency == 0
            ? plans.Where(plan => Leniency(plan.Silence) == 0).MinBy(plan => plan.Timeout)!
            : plans.MaxBy(plan => plan.Timeout)!;
        return plans[0] with
        {
            Name = plans.Select(plan => plan.Name).FirstOrDefault(name => name is not null),
            Needs = plans.Select(plan => plan.Needs).FirstOrDefault(needs => needs is not null),
            Timeout = deciding.Timeout,
            EscalateAfter = plans[0].Escalation.IsEmpty ? null : plans[0].EscalateAfter ?? plans[0].Timeout,
            Silence = leniency == 0 ? deciding.Silence : plans.MinBy(plan => Leniency(plan.Silence))!.Silence,
            Reminders = [.. plans.SelectMany(plan => plan.Reminders).Where(after => after < deciding.Timeout).Distinct().Order()],
        };
    }

    /// <summary>Whether an answer to the one is one to the other: it was asked of the same people, and no less strictly.</summary>
    public static bool IsMetBy(this PlannedStep needed, PlannedStep asked) =>
        KeyWithEscalation(needed.Plan) == KeyWithEscalation(asked.Plan)
        && (needed.Rule is null || asked.Rule is not null)
        && (needed.Plan.Needs is null || asked.Plan.Needs is not null)
        && Leniency(asked.Plan.Silence) <= Leniency(needed.Plan.Silence)
        && (asked.SelfApprovalLimit is not { } own || own <= needed.SelfApprovalLimit);

    /// <summary>How far silence lets an order come.</summary>
    private static int Leniency(ApprovalSilence silence) => silence switch
    {
        ApprovalSilence.ApproveWithoutAnswer => 2,
        ApprovalSilence.Next => 1,
        _ => 0,
    };

    private static string[] Named(ImmutableArray<string> people) => [.. people.Select(one => one.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)];
}
