using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>What decides where no rule says anything: at most the limit goes through, and more asks the account's approver.</summary>
internal static class AccountLimit
{
    public static ApprovalChain ChainOf(RuleLook look, AccountSettings settings, ImmutableArray<RuleVerdict> verdicts, ApprovalFigures figures)
    {
        var limit = Figures.Amount(settings.ApprovalLimit, settings.Currency);
        if (look.Amount <= settings.ApprovalLimit)
            return new ApprovalChain([], verdicts, ByLimit: true, $"{look.Told}{Comma(look)} at most the limit of {limit}.", figures);

        var reason = look.Amount is null ? $"There is no rate for {look.Worth.Currency}, so {look.Worth} cannot be compared with the limit of {limit}."
            : look.Worth.Currency == settings.Currency ? $"{look.Worth} is more than the limit of {limit}."
            : $"{look.Told}, more than the limit of {limit}.";
        return new ApprovalChain([StepOf(settings, reason, figures)], verdicts, ByLimit: true, reason, figures);
    }

    private static string Comma(RuleLook look) => look.Worth.Currency == look.Currency ? " is" : ",";

    private static PlannedStep StepOf(AccountSettings settings, string reason, ApprovalFigures figures) => new()
    {
        Plan = new ApprovalStepPlan
        {
            Approvers = settings.ApproverEmail is { Length: > 0 } approver ? [approver] : [],
            Timeout = settings.ApprovalTimeout,
            Reminders = [settings.ApprovalReminder],
            Escalation = settings.EscalationEmail is { Length: > 0 } escalation ? [escalation] : [],
            EscalateAfter = settings.ApprovalEscalation,
            Silence = settings.ApprovalSilence,
        },
        Reason = reason,
        SelfApprovalLimit = null,
        Figures = figures,
    };
}
