using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To whoever buys: the supplier does not have what they were mailed, why, and what to do.</summary>
internal static class UnreachedMails
{
    /// <summary>The last one that still holds; null where the supplier has been reached since, or nothing hangs on it any more.</summary>
    public static MailProblem? Problem(StockOrder order) => order.MailProblems
        .Where(problem => problem.NeedsAPerson() && MailReaders.Of(problem.Kind) == MailReader.Supplier)
        .MaxBy(problem => problem.At);

    public static MailLetter Of(MailFacts facts)
    {
        var (sheet, problem) = (facts.Sheet, Problem(facts.Order)!);
        return new MailLetter(
            problem.Outcome == MailOutcome.SpamReported ? $"{sheet.Vendor} gets no mails any more: order {sheet.Name}" : $"{sheet.Vendor} was not reached: {What(problem.Kind)} {sheet.Name}",
            [
                new MailBlock.Words(
                    $"The mail to {problem.To} {Happened(problem)} on {Days.Of(problem.At, facts.Settings)}. "
                    + (problem.Outcome == MailOutcome.SpamReported ? "They have it, but no further mail is delivered to that address." : "The supplier does not have it.")),
                .. problem.Reason is { Length: > 0 } reason ? new MailBlock[] { new MailBlock.Words($"The reason given: {reason}") } : [],
                new MailBlock.Words(ToDo(problem)),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
            ]);
    }

    private static string What(MailKind kind) => kind switch
    {
        MailKind.SupplierOrder => "order",
        MailKind.SupplierCancellation => "cancellation of order",
        _ => "a mail about order",
    };

    private static string Happened(MailProblem problem) => problem.Outcome switch
    {
        MailOutcome.Bounced when problem.Blocked => "was turned away",
        MailOutcome.Bounced => "came back",
        MailOutcome.Dropped => "was not sent, because the address bounced before or its owner wants no mails,",
        MailOutcome.SpamReported => "was marked as unwanted by its reader",
        _ => "could not be sent",
    };

    private static string ToDo(MailProblem problem) => (problem.Kind, problem) switch
    {
        (_, { Outcome: MailOutcome.SpamReported }) =>
            "Ask the supplier for an address at which they want your orders and correct the order's e-mail address, or have theirs taken off the list of those who want no mails.",
        (MailKind.SupplierCancellation, _) => "Please tell them yourself that the order is cancelled, or they will deliver.",
        (_, { Blocked: true } or { Outcome: MailOutcome.Failed }) =>
            "The address may be good: send the order again later. If it is not, correct the order's e-mail address first.",
        _ => "Correct the order's e-mail address and send the order again, or call the supplier and enter their confirmation yourself.",
    };
}
