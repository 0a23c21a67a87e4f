using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To those who decide on an order, and what became of it when nobody did.</summary>
internal static class ApprovalMails
{
    /// <summary>The page behind the link shows all of them; long mails are cut by mail programs.</summary>
    private const int LinesShown = 40;

    public static MailLetter Ask(Effect.Mail mail, MailFacts facts)
    {
        var (sheet, step) = (facts.Sheet, facts.Order.Approvals.Single(step => step.Step == mail.Step));
        var asked = Days.Of(step.AskedAt, facts.Settings);
        var (prefix, opening) = mail.Kind switch
        {
            MailKind.ApprovalReminder => ("Reminder: ", $"This order has been waiting for your approval since {asked}."),
            MailKind.ApprovalEscalation when step.IsShort() => (
                "Escalated to you: ", "This order needs approval, and too few of its approvers may decide on it. You can decide instead."),
            MailKind.ApprovalEscalation => (
                "Escalated to you: ",
                $"This order has been waiting for approval since {asked}, and {Silent(step)} not decided. You can decide instead."),
            _ when facts.Order.Change is not null => ("", "This order was changed after it went to the supplier. The change needs your approval before they are told."),
            _ => ("", "This order needs your approval before it is sent to the supplier."),
        };
        return new MailLetter(
            $"{prefix}approve order {sheet.Name} for {sheet.Vendor}: {sheet.Total}".FirstUpper(),
            [
                new MailBlock.Words(opening),
                .. For(mail, step) is { } approver ? [new MailBlock.Words($"You are asked for {approver}, who is away. Both of you can answer.")] : Array.Empty<MailBlock>(),
                new MailBlock.Words(step.Reason),
                .. Others(mail, step, facts) is { } others ? [new MailBlock.Words(others)] : Array.Empty<MailBlock>(),
                new MailBlock.Link("Look at the order and decide", facts.Link!),
                new MailBlock.Words($"Nothing is decided by opening the page. {Silence(step, facts)}"),
                new MailBlock.Facts(sheet.Facts),
                new MailBlock.Goods(sheet, LinesShown),
            ]);
    }

    public static MailLetter TimedOut(Effect.Mail mail, MailFacts facts)
    {
        // Mails from before there were chains name no step: it was the last one.
        var (sheet, approvals) = (facts.Sheet, facts.Order.Approvals);
        var step = approvals.FirstOrDefault(step => step.Step == mail.Step) ?? approvals[^1];
        var (what, then) = AfterSilence(step, facts);
        return new MailLetter(
            $"Nobody decided on order {sheet.Name} for {sheet.Vendor}: {what}",
            [
                new MailBlock.Words(
                    $"The order was put to {Asked(step)} on {Days.Of(step.AskedAt, facts.Settings)}, and nobody had decided by "
                    + $"{Days.Of(step.TimeoutAt, facts.Settings)}."),
                new MailBlock.Words(then),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
            ]);
    }

    private static (string What, string Then) AfterSilence(ApprovalStep step, MailFacts facts) => step.Status switch
    {
        ApprovalStatus.Rejected when facts.Order.Dispatch is null => ("rejected", "It is therefore rejected. Submit it again if it is still wanted."),
        ApprovalStatus.Rejected => ("rejected", "The change is therefore rejected, and the order stands as the supplier has it."),
        ApprovalStatus.PassedOn => ("the next approver is asked", $"{Next(step, facts)} asked instead, as the rule says."),
        ApprovalStatus.Approved when step.Silence == ApprovalSilence.ApproveWithoutAnswer && step.DecidedAt == step.TimedOutAt =>
            ("approved without an answer", $"Rule '{step.RuleName}' says that such orders go through without an answer."),
        _ when step.IsShort() && !step.IsSettledAbove() => ("on hold", facts.Settings.AdministratorsDecide
            ? "It stays on hold: too few of its approvers may decide, so an administrator has to."
            : $"It stays on hold: too few of its approvers may decide. {Quorum.NobodyDecides}"),
        _ when step.Silence == ApprovalSilence.ApproveWithoutAnswer => (
            "on hold",
            $"Its rule would approve it without an answer, but the mail to {string.Join(", ", Reached.Lost(facts.Order, step).DefaultIfEmpty("some of them"))} did not arrive, so their silence says nothing. It stays on hold: the links already mailed still decide it."),
        _ => ("on hold", "It stays on hold: the links already mailed still decide it."),
    };

    public static MailLetter SentBack(Effect.Mail mail, MailFacts facts) =>
        Decided(mail, facts, "sent back", "sent the order back", "It is a draft again. Change it and submit it anew if it is still wanted.");

    public static MailLetter Rejected(Effect.Mail mail, MailFacts facts) =>
        Decided(mail, facts, "rejected", "rejected the order", "Submit it again if it is still wanted.");

    /// <param name="then">What can be done with an order that was never sent.</param>
    private static MailLetter Decided(Effect.Mail mail, MailFacts facts, string what, string did, string then)
    {
        var (sheet, step) = (facts.Sheet, facts.Order.Approvals.Single(step => step.Step == mail.Step));
        return new MailLetter(
            $"Order {sheet.Name} for {sheet.Vendor} was {what}",
            [
                new MailBlock.Words($"{Who(step.DecidedBy ?? "")} {did} on {Days.Of(step.DecidedAt!.Value, facts.Settings)}{(step.Comment is { } comment ? $": {comment}" : ".")}"),
                new MailBlock.Words(facts.Order.Dispatch is null ? then : "The change is taken back, and the order stands as the supplier has it."),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
            ]);
    }

    private static string Silence(ApprovalStep step, MailFacts facts) => step.TimedOutAt is not null ? "" : ApprovalDeadlines.SilenceOf(facts.Order, step) switch
    {
        ApprovalSilence.Next => $"Without an answer the next approver is asked on {Days.Of(step.TimeoutAt, facts.Settings)}.",
        ApprovalSilence.ApproveWithoutAnswer => $"Without an answer the order is approved on {Days.Of(step.TimeoutAt, facts.Settings)}, as its rule says.",
        ApprovalSilence.Reject => $"Without an answer the order is rejected on {Days.Of(step.TimeoutAt, facts.Settings)}.",
        _ => $"Without an answer the order is on hold from {Days.Of(step.TimeoutAt, facts.Settings)}.",
    };

    private static string Next(ApprovalStep step, MailFacts facts) =>
        facts.Order.Approvals.FirstOrDefault(later => later.Step == step.Step + 1) is { } next ? $"{Asked(next)} {(next.Slots.Length > 1 ? "are" : "is")}" : "The next approver is";

    /// <summary>Whom the reader stands in for; null where they are asked themself.</summary>
    private static string? For(Effect.Mail mail, ApprovalStep step) => step.Slots.Concat(step.EscalationTo)
        .FirstOrDefault(slot => slot.Delegate is not null && string.Equals(slot.DelegateAddress, mail.To, StringComparison.OrdinalIgnoreCase))?.Approver;

    /// <summary>Who else is asked, how many of them it takes, and what comes after; null where the reader decides alone.</summary>
    private static string? Others(Effect.Mail mail, ApprovalStep step, MailFacts facts)
    {
        string[] others = [.. step.Slots.Where(slot => !slot.Excluded && slot.MailTo() != mail.To).Select(slot => slot.Delegate ?? slot.Approver)];
        var (with, then) = (string.Join(", ", others), string.Join(", ", facts.Order.ToCome.Select(planned => string.Join(" or ", planned.Plan.Approvers))));
        string[] said =
        [
            .. others.Length == 0 ? [] : new[] { step.Needs > 1 ? $"{with} {Are(others)} asked as well; {step.Needs} must agree." : $"{with} {Are(others)} asked as well; one answer is enough." },
            .. then.Length == 0 ? [] : new[] { $"After this, {then} will be asked." },
        ];
        return said.Length == 0 ? null : string.Join(' ', said);
    }

    private static string Asked(ApprovalStep step)
    {
        string[] asked = [.. step.Slots.Where(slot => !slot.Excluded).Select(slot => slot.Delegate ?? slot.Approver)];
        return step.Slots.Length > 1 && asked.Length > 0 ? string.Join(", ", asked) : Who(step.Approver);
    }

    private static string Silent(ApprovalStep step)
    {
        string[] silent = [.. step.Slots.Where(slot => slot is { Answer: null, Excluded: false }).Select(slot => slot.Approver)];
        return silent.Length > 1 ? $"{string.Join(", ", silent)} have" : $"{Who(silent is [var one] ? one : step.Approver)} has";
    }

    private static string Are(string[] people) => people.Length == 1 ? "is" : "are";

    private static string Who(string address) => address.Length > 0 ? address : "the approver";

    private static string FirstUpper(this string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
