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
            MailKind.ApprovalEscalation => (
                "Escalated to you: ",
                $"This order has been waiting for approval since {asked}, and {Who(step.Approver)} has not decided. You can decide instead."),
            _ when facts.Order.Change is not null => ("", "This order was changed after it went to the supplier. The change needs your approval before they are told."),
            _ => ("", "This order needs your approval before it is sent to the supplier."),
        };
        return new MailLetter(
            $"{prefix}approve order {sheet.Name} for {sheet.Vendor}: {sheet.Total}".FirstUpper(),
            [
                new MailBlock.Words(opening),
                new MailBlock.Words(step.Reason),
                new MailBlock.Link("Look at the order and decide", facts.Link!),
                new MailBlock.Words($"Nothing is decided by opening the page. {Silence(step, facts)}"),
                new MailBlock.Facts(sheet.Facts),
                new MailBlock.Goods(sheet, LinesShown),
            ]);
    }

    public static MailLetter TimedOut(MailFacts facts)
    {
        var (sheet, step) = (facts.Sheet, facts.Order.Approvals[^1]);
        var isRejected = step.Status == ApprovalStatus.Rejected;
        return new MailLetter(
            $"Nobody decided on order {sheet.Name} for {sheet.Vendor}: {(isRejected ? "rejected" : "on hold")}",
            [
                new MailBlock.Words(
                    $"The order was put to {Who(step.Approver)} on {Days.Of(step.AskedAt, facts.Settings)}, and nobody had decided by "
                    + $"{Days.Of(step.TimeoutAt, facts.Settings)}."),
                new MailBlock.Words(isRejected
                    ? facts.Order.Dispatch is null
                        ? "It is therefore rejected. Submit it again if it is still wanted."
                        : "The change is therefore rejected, and the order stands as the supplier has it."
                    : "It stays on hold: the links already mailed still decide it."),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
            ]);
    }

    public static MailLetter SentBack(Effect.Mail mail, MailFacts facts)
    {
        var (sheet, step) = (facts.Sheet, facts.Order.Approvals.Single(step => step.Step == mail.Step));
        return new MailLetter(
            $"Order {sheet.Name} for {sheet.Vendor} was sent back",
            [
                new MailBlock.Words($"{Who(step.DecidedBy ?? "")} sent the order back on {Days.Of(step.DecidedAt!.Value, facts.Settings)}{(step.Comment is { } comment ? $": {comment}" : ".")}"),
                new MailBlock.Words(facts.Order.Dispatch is null
                    ? "It is a draft again. Change it and submit it anew if it is still wanted."
                    : "The change is taken back, and the order stands as the supplier has it."),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
            ]);
    }

    private static string Silence(ApprovalStep step, MailFacts facts) => step.TimedOutAt is not null ? "" : step.Silence switch
    {
        ApprovalSilence.Next => $"Without an answer the next approver is asked on {Days.Of(step.TimeoutAt, facts.Settings)}.",
        ApprovalSilence.ApproveWithoutAnswer => $"Without an answer the order is approved on {Days.Of(step.TimeoutAt, facts.Settings)}, as its rule says.",
        ApprovalSilence.Reject => $"Without an answer the order is rejected on {Days.Of(step.TimeoutAt, facts.Settings)}.",
        _ => $"Without an answer the order is on hold from {Days.Of(step.TimeoutAt, facts.Settings)}.",
    };

    private static string Who(string address) => address.Length > 0 ? address : "the approver";

    private static string FirstUpper(this string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
