using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>An entry of a timeline with the rules and stand-ins that were in force when it happened, and who it was.</summary>
internal sealed record Witnessed(TimelineEntry Entry, OrderCaller Caller, ApprovalFacts Facts, AccountSettings Settings);

/// <summary>
/// Reads a timeline from outside, knowing nothing but the rules: at each sending it says whether the rules had let these very terms through.
/// It shares no code with the decisions but the adding up of totals.
/// </summary>
internal sealed class ApprovalOracle
{
    private readonly List<(string Actor, string? Address)> requesters = [];
    private (long Sequence, int Requesters)? edited;
    private readonly HashSet<string> agreed = [];
    private readonly HashSet<string> lost = [];
    private readonly HashSet<string> said = [];
    private StockOrder? terms;
    private StockOrder? letThrough;
    private StockOrder? sent;
    private StockOrder? asked;
    private StockOrder? withdrawn;
    private ImmutableArray<OracleStep> chain = [];
    private int at;
    private DateTimeOffset askedAt;
    private Witnessed? asking;
    private Witnessed? escalation;

    /// <summary>What was wrong, or null.</summary>
    public string? Fault { get; private set; }

    public void See(Witnessed seen)
    {
        var before = terms;
        terms = OrderTimeline.Evolve(terms, seen.Entry);
        Judge(seen, before);
    }

    private void Judge(Witnessed seen, StockOrder? before)
    {
        withdrawn = seen.Entry.Event is OrderEvent.HeaderChanged or OrderEvent.LinesChanged ? withdrawn : null;
        switch (seen.Entry.Event)
        {
            case OrderEvent.Created or OrderEvent.Submitted:
                Remember(seen.Caller);
                break;
            case OrderEvent.HeaderChanged or OrderEvent.LinesChanged when IsSameTerms(before!, terms!):
                break;
            case OrderEvent.HeaderChanged or OrderEvent.LinesChanged:
                Edited(seen, before!);
                break;
            case OrderEvent.AutoApproved:
                Check(OracleRules.Needed(terms!, seen).IsEmpty, "let through although somebody had to be asked");
                Through();
                break;
            case OrderEvent.ApprovedAsChange:
                Check(sent is not null && Covers(sent, terms!, seen), "a change let through that goes beyond what was sent");
                Through();
                break;
            case OrderEvent.ApprovalRequested:
                Asked(seen);
                break;
            case OrderEvent.ApprovalEscalated:
                Escalated(seen);
                break;
            case OrderEvent.MailBounced bounced:
                lost.Add(bounced.Mail.To);
                break;
            case OrderEvent.ApprovalGiven:
                Agree(seen);
                asked = terms;
                break;
            case OrderEvent.Approved approved:
                Approved(seen, approved);
                break;
            case OrderEvent.ApprovalPassedOn:
                Check(chain[at].Silently(ApprovalSilence.Next, ApprovalSilence.ApproveWithoutAnswer) && at + 1 < chain.Length, "passed on where the rule does not say so");
                Check(seen.Entry.At >= askedAt + chain[at].Longest, "passed on before its time");
                at++;
                break;
            case OrderEvent.ApprovalWithdrawn:
                (chain, letThrough, asked, withdrawn) = ([], null, null, asked);
                break;
            case OrderEvent.ChangeWithdrawn when edited is { } edit && edit.Sequence == seen.Entry.Sequence - 1:
                // Who puts back what the supplier has wants nothing new.
                requesters.RemoveRange(edit.Requesters, requesters.Count - edit.Requesters);
                (chain, letThrough, asked) = ([], null, null);
                break;
            case OrderEvent.Rejected or OrderEvent.SentBack or OrderEvent.ChangeWithdrawn:
                (chain, letThrough, asked) = ([], null, null);
                break;
            case OrderEvent.Reopened or OrderEvent.Reset when terms!.Dispatch is null:
                (chain, letThrough, asked, sent) = ([], null, null, null);
                break;
            case OrderEvent.Sent:
                Check(letThrough is not null, "sent although nobody let these terms through");
                (sent, letThrough) = (terms, null);
                break;
        }
    }

    private void Edited(Witnessed seen, StockOrder before)
    {
        edited = (seen.Entry.Sequence, requesters.Count);

        // The edit that takes a question back is held against what had been asked.
        var isAnswered = (letThrough ?? asked ?? withdrawn) is not null;
        var basis = letThrough ?? asked ?? withdrawn ?? sent ?? before;
        withdrawn = null;
        var isCovered = Covers(basis, terms!, seen);

        // While nobody is asked yet, who only takes away from what others want does not want it themself, and who adds to it does.
        if (isAnswered ? !isCovered : OracleRules.Grows(before, terms!) || OracleRules.Shifts(before, terms!))
            Remember(seen.Caller);
        if (!isCovered)
        {
            (letThrough, asked, chain) = (null, null, []);
        }
        else if (letThrough is null && sent is not null && asked is null)
        {
            chain = [];
        }
    }

    private void Asked(Witnessed seen)
    {
        if (chain.IsEmpty || at == 0)
            (chain, at) = (OracleRules.Needed(terms!, seen), 0);
        Check(!chain.IsEmpty, "asked although nobody had to be");
        agreed.Clear();
        lost.Clear();
        said.Clear();
        (asked, askedAt, escalation, asking) = (terms, seen.Entry.At, null, seen);
    }

    private void Escalated(Witnessed seen)
    {
        var isAtOnce = Able(chain[at]) < Needs(chain[at]) && chain[at].Plan.Escalation.Any(one => !IsRequester(one));
        Check(isAtOnce || lost.Count > 0 || seen.Entry.At >= askedAt + (chain[at].Plan.EscalateAfter ?? chain[at].Plan.Timeout), "escalated before its time");
        escalation = seen;
    }

    private void Approved(Witnessed seen, OrderEvent.Approved approved)
    {
        Check(!chain.IsEmpty, "approved although nobody was asked");
        if (chain.IsEmpty)
            return;
        var step = chain[at];
        if (approved.BySilence)
        {
            Check(step.Silently(ApprovalSilence.ApproveWithoutAnswer), "approved by silence");
            Check(seen.Entry.At >= askedAt + step.Longest, "approved by silence before its time");
            var isHeardAbove = escalation is not null && step.Plan.Escalation.Any(one => !IsRequester(one) && Heard(one, escalation));
            Check(step.Plan.Approvers.Count(one => !IsRequester(one) && Heard(one, asking!)) >= Needs(step) || isHeardAbove, "approved by the silence of fewer than the rule needs");
        }
        else if (approved.AsAdministrator)
        {
            Check(seen.Caller.IsAdministrator, "approved as the administrator that they are not");
        }
        else if (escalation is not null && step.Plan.Escalation.Any(one => Names(one, seen.Caller) || StandsIn(one, seen.Caller, escalation)) && !IsRequester(seen.Caller))
        {
            // The word of one whom it was escalated to settles it.
        }
        else
        {
            Agree(seen);
            Check(step.IsAccounts || agreed.Count >= Needs(step), "approved by fewer than the rule needs");
        }

        Check(approved.More == (at + 1 < chain.Length), "the chain was cut short");
        asked = terms;
        if (approved.More)
            at++;
        else
            Through();
    }

    /// <summary>A rule that names a number means it; only <c>all</c> means all of those who did not ask for the order.</summary>
    private int Needs(OracleStep step) => step.Needs ?? Math.Max(1, Able(step));

    private int Able(OracleStep step) => step.Plan.Approvers.Count(approver => !IsRequester(approver));

    /// <summary>Whether they answered, or they, or who stood in for them, were not out of reach.</summary>
    private bool Heard(string person, Witnessed asking) => said.Contains(person) || !lost.Contains(person) || asking.Facts.Delegates.Any(one =>
        one.Approver == person && one.IsOn(DateOnly.FromDateTime(asking.Entry.At.UtcDateTime)) && !lost.Contains(one.Delegate));

    private bool IsRequester(string approver) => requesters.Any(one => Names(approver, new OrderCaller(one.Actor, one.Address)));

    private void Agree(Witnessed seen)
    {
        var step = chain[at];
        Check(!IsRequester(seen.Caller), "approved by the one who asked for it");
        Check(step.IsAccounts || step.Plan.Approvers.Any(approver => Names(approver, seen.Caller) || StandsIn(approver, seen.Caller, asking!)), "approved by a stranger");
        said.UnionWith(step.Plan.Approvers.Where(approver => Names(approver, seen.Caller) || StandsIn(approver, seen.Caller, asking!)));
        Check(agreed.Add(seen.Caller.Address ?? seen.Caller.Actor), "one person counted twice");
    }

    /// <summary>By those who stood in on the day of asking.</summary>
    private static bool StandsIn(string approver, OrderCaller caller, Witnessed asking) => asking.Facts.Delegates.Any(one =>
        one.Approver == approver && one.IsOn(DateOnly.FromDateTime(asking.Entry.At.UtcDateTime)) && Names(one.Delegate, caller));

    private void Through() => (letThrough, asked, chain, at) = (terms, null, [], 0);

    private static bool Covers(StockOrder basis, StockOrder edited, Witnessed seen)
    {
        var known = OracleRules.Needed(basis, seen);
        var needed = OracleRules.Needed(edited, seen);
        return !OracleRules.Grows(basis, edited) && (needed.IsEmpty || !OracleRules.Shifts(basis, edited)) && needed.All(step => known.Any(step.IsMetBy));
    }

    private static bool IsSameTerms(StockOrder one, StockOrder other) => one.Revision == other.Revision;

    private void Remember(OrderCaller caller)
    {
        if (caller.Actor != "system")
            requesters.Add((caller.Actor, caller.Address));
    }

    private bool IsRequester(OrderCaller caller) =>
        requesters.Any(one => one.Actor == caller.Actor || (one.Address is not null && one.Address == caller.Address));

    private static bool Names(string approver, OrderCaller caller) =>
        approver == caller.Address || (approver.StartsWith("key:", StringComparison.Ordinal) && caller.Actor == "api:" + approver[4..]);

    private void Check(bool holds, string fault) => Fault ??= holds ? null : $"{fault}, at entry {terms!.Version}";
}
