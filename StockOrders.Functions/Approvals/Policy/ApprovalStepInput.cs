using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>One step of a rule as it is sent. What is left out: any one of the approvers within 72 hours, no reminder, and silence rejects.</summary>
internal static class ApprovalStepInput
{
    public const int MaxReminders = 10;

    public static readonly TimeSpan UsualTimeout = TimeSpan.FromHours(72);

    private static string Bounds { get; } =
        $"an ISO 8601 duration from {DurationText.Of(ApprovalRule.ShortestWait)} to P{ApprovalRule.LongestWait.TotalDays:0}D, such as PT24H";

    public static ApprovalStepPlan Read(JsonFields fields, KnownToRules known, bool isLast)
    {
        var approvers = Approvers(fields, "approvers", known);
        var timeout = fields.Has("timeout") ? Wait(fields, "timeout") ?? UsualTimeout : UsualTimeout;
        var (to, after) = Escalation(fields, known, timeout);
        var step = new ApprovalStepPlan
        {
            Name = fields.Text("name", ApprovalRuleInput.MaxName) is { Length: > 0 } name ? name : null,
            Approvers = approvers,
            Needs = Needs(fields, approvers.Length),
            Timeout = timeout,
            Reminders = Reminders(fields, timeout),
            Escalation = to,
            EscalateAfter = after,
            Silence = fields.Word("silence", false, ChoiceWords.All<ApprovalSilence>()) ?? ApprovalSilence.Reject,
        };
        if (step.Silence == ApprovalSilence.Next && isLast)
        {
            fields.Refuse("silence", "no_next_step", $"{fields.PathOf("silence")} cannot be next: no step follows. It takes hold, reject or approve_without_answer.");
        }

        fields.Close();
        return step;
    }

    /// <summary>One of them for <c>any</c>, null for <c>all</c>.</summary>
    private static int? Needs(JsonFields fields, int approvers)
    {
        if (!fields.Has("needs") || fields.IsText("needs"))
        {
            return fields.Word("needs", false, ("any", false), ("all", true)) is true ? null : 1;
        }

        var needs = fields.Whole("needs", 1, ApprovalRule.MaxApprovers) ?? 1;
        if (needs > approvers && approvers > 0)
        {
            fields.Refuse("needs", "needs_more_than_approvers", $"{fields.PathOf("needs")} is {needs}, and the step has {approvers} {(approvers == 1 ? "approver" : "approvers")}.");
        }

        return needs;
    }

    private static ImmutableArray<TimeSpan> Reminders(JsonFields fields, TimeSpan timeout)
    {
        var waits = ImmutableArray.CreateBuilder<TimeSpan>();
        foreach (var text in fields.Texts("reminders", MaxReminders) ?? [])
        {
            if (Wait(fields, "reminders", text) is not { } wait)
            {
                continue;
            }

            if (wait >= timeout)
            {
                fields.Refuse(
                    "reminders", "reminder_after_timeout", $"{fields.PathOf("reminders")}: {DurationText.Of(wait)} is not before the time-out of {DurationText.Of(timeout)}.");
            }
            else if (waits.Contains(wait))
            {
                fields.Refuse("reminders", "named_twice", $"{fields.PathOf("reminders")}: {DurationText.Of(wait)} is there twice.");
            }

            waits.Add(wait);
        }

        waits.Sort();
        return waits.ToImmutable();
    }

    private static (ImmutableArray<string> To, TimeSpan? After) Escalation(JsonFields fields, KnownToRules known, TimeSpan timeout)
    {
        if (fields.Object("escalation") is not { } given)
        {
            return ([], null);
        }

        var to = Approvers(given, "to", known);
        var after = given.Text("after", 40, required: true) is { } text ? Wait(given, "after", text) : null;
        if (after >= timeout)
        {
            given.Refuse(
                "after", "escalation_after_timeout", $"{given.PathOf("after")}: {DurationText.Of(after.Value)} is not before the time-out of {DurationText.Of(timeout)}.");
        }

        given.Close();
        return (to, after);
    }

    private static ImmutableArray<string> Approvers(JsonFields fields, string name, KnownToRules known)
    {
        var sent = fields.Texts(name, ApprovalRule.MaxApprovers, required: true) ?? [];
        if (sent.Count == 0 && fields.Findings.IsSound)
        {
            fields.Refuse(name, "no_approvers", $"{fields.PathOf(name)} needs at least one address, or key: and the name of a key.");
        }

        foreach (var (text, index) in sent.Select((text, index) => (text, index)))
        {
            if (known.FaultOfApprover(text) is { } fault)
            {
                fields.Refuse($"{name}[{index}]", fault.Code, $"{fields.PathOf(name)}[{index}] {fault.Message}");
            }
        }

        if (sent.GroupBy(text => text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            fields.Refuse(name, "named_twice", $"{fields.PathOf(name)}: {ShortText.Of(twice.Key)} is named twice; one person answers once.");
        }

        return [.. sent];
    }

    private static TimeSpan? Wait(JsonFields fields, string name) => fields.Text(name, 40) is { } text ? Wait(fields, name, text) : null;

    private static TimeSpan? Wait(JsonFields fields, string name, string text)
    {
        if (text.Length <= 40 && DurationText.Read(text) is { } wait && wait >= ApprovalRule.ShortestWait && wait <= ApprovalRule.LongestWait)
        {
            return wait;
        }

        fields.Refuse(name, "not_a_duration", $"{fields.PathOf(name)} must be {Bounds}; {ShortText.Of(text)} was sent.");
        return null;
    }
}
