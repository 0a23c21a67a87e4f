using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Mail;

/// <summary>Which mails that went wrong still matter to an order.</summary>
internal static class MailProblems
{
    public static bool IsSame(MailProblem problem, MailReport mail) => problem.Kind == mail.Kind && IsSame(problem.To, mail.To);

    /// <summary>Request, reminder and escalation all ask for one answer: who has any of them has been asked.</summary>
    public static bool AskTheSame(MailProblem problem, MailReport mail) =>
        MailReaders.Of(problem.Kind) == MailReader.Approver && MailReaders.Of(mail.Kind) == MailReader.Approver && IsSame(problem.To, mail.To);

    /// <summary>Addresses that their owners write in capitals or not.</summary>
    public static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A supplier's mail matters while the order stands and goes to that address; that it is cancelled matters afterwards. An approver's
    /// matters while their answer is waited for.
    /// </summary>
    public static bool Matters(StockOrder order, MailKind kind, string to) => kind switch
    {
        MailKind.SupplierCancellation or MailKind.SupplierUnreached or MailKind.InvoiceHeld => true,
        _ when order.IsOver => false,
        _ => MailReaders.Of(kind) switch
        {
            MailReader.Supplier => order.Dispatch is { } dispatch && IsSame(dispatch.To, to),
            MailReader.Approver => order.PendingStep() is { } step && step.MailedTo().Concat(step.EscalatedTo()).Any(asked => IsSame(asked, to)),
            _ => true,
        },
    };
}
