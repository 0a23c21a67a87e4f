using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Functions.Mail;

/// <summary>Mails that events have overtaken before they went out: nobody is asked what is decided, or told what no longer holds.</summary>
internal static class MootMails
{
    public static bool IsMoot(Effect.Mail mail, MailFacts facts) => mail.Kind switch
    {
        MailKind.ApprovalRequest or MailKind.ApprovalReminder or MailKind.ApprovalEscalation =>
            facts.Order.Approvals.FirstOrDefault(step => step.Step == mail.Step) is not { Status: ApprovalStatus.Pending },
        MailKind.ApprovalTimedOut => facts.Order.Approvals.IsEmpty,
        MailKind.ApprovalSentBack or MailKind.ApprovalRejected => facts.Order.Approvals.All(step => step.Step != mail.Step) || facts.Order.PendingStep() is not null,
        MailKind.SupplierOrder => facts.Order.Stage == Stage.Cancelled || IsOutdated(mail, facts.Order),
        MailKind.SupplierChase => !Chasing.IsUnconfirmed(facts.Order) || IsOutdated(mail, facts.Order),
        MailKind.Unconfirmed or MailKind.Unanswered => !Chasing.IsUnconfirmed(facts.Order),
        MailKind.SupplierDelay => facts.Order.Delay is null || IsOutdated(mail, facts.Order),
        MailKind.Delayed or MailKind.DelayUnanswered => facts.Order.Delay is null,
        MailKind.Redated => facts.Order.IsOver,
        MailKind.TermsProposed => facts.Order.OpenProposal() is null && facts.Order.Proposal is not { DecidedBy: AgreedTerms.By, Status: ProposalStatus.Accepted },
        MailKind.SupplierTermsAccepted => facts.Order.IsOver || IsOutdated(mail, facts.Order),
        MailKind.SupplierTermsRefused =>
            facts.Order is not { IsOver: false, Proposal.Status: ProposalStatus.Refused } || IsOutdated(mail, facts.Order),
        MailKind.ShipmentNews => facts.Order.IsOver,

        // The order that they were sent since says by itself which one it replaces.
        MailKind.SupplierCancellation => facts.Order is { Stage: not Stage.Cancelled, Dispatch: not null },
        MailKind.Declined => facts.Order.Dispatch?.DeclinedAt is null || facts.Order.IsOver,
        MailKind.InvoiceHeld => facts.Held.Count == 0,
        MailKind.SupplierUnreached => UnreachedMails.Problem(facts.Order) is null,
        _ => false,
    };

    /// <summary>A newer revision was sent, in a mail of its own; or none is any more.</summary>
    private static bool IsOutdated(Effect.Mail mail, StockOrder order) => order.Dispatch is not { } dispatch || mail.Revision < dispatch.Revision;
}
