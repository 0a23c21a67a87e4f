using StockOrders.Domain.Values;

namespace StockOrders.Domain.Effects;

/// <summary>
/// Something to be done outside the order because of an event. It is written to the outbox in the order's own transaction and
/// carries an id made of order, sequence and kind, so that doing it twice can be noticed.
/// </summary>
internal abstract record Effect(string Id)
{
    /// <summary>Start the order's lifecycle, or tell it to look again.</summary>
    internal sealed record WakeLifecycle(string Id, OrderId Order) : Effect(Id);

    /// <summary>A mail to one person.</summary>
    /// <param name="Step">The approval step that the mail's link decides, for mails to approvers.</param>
    internal sealed record Mail(string Id, OrderId Order, MailKind Kind, string To, int Revision, int? Step = null) : Effect(Id);

    /// <summary>Send a push of stock that was begun. Its id is the idempotency key that the connection gets.</summary>
    internal sealed record PushStock(string Id, OrderId Order, int Update) : Effect(Id)
    {
        public static string IdOf(OrderId order, int update) => $"{order}.StockUpdate.{update}";
    }

    /// <summary>The order, as it stood at that entry of its timeline, is to be saved into a connection. The id is the idempotency key there.</summary>
    internal sealed record SaveOrder(string Id, OrderId Order, string Connection, int Request) : Effect(Id)
    {
        public static string IdOf(OrderId order, string connection, int request) => $"{order}.{request}.Save.{connection}";
    }

    /// <summary>How long the vendor took for the order is to be seen anew.</summary>
    internal sealed record MeasureLeadTime(string Id, OrderId Order, VendorId Vendor) : Effect(Id);

    /// <summary>At what prices the vendor's goods were ordered is to be put down, or taken back.</summary>
    internal sealed record RememberPrices(string Id, OrderId Order, VendorId Vendor) : Effect(Id);

    /// <summary>Somebody is to be mailed what needs them, as it stands when the mail is written.</summary>
    /// <param name="Owner">Their address.</param>
    /// <param name="Day">Of the account. Each owner has one such mail a day at most.</param>
    internal sealed record Digest(string Id, string Owner, DateOnly Day) : Effect(Id);
}

internal enum MailKind
{
    ApprovalRequest,
    ApprovalReminder,
    ApprovalEscalation,

    /// <summary>To the buyer: nobody decided in time and this is what became of the order.</summary>
    ApprovalTimedOut,

    /// <summary>To whoever asked for the order: an approver wants it made better before they decide.</summary>
    ApprovalSentBack,

    /// <summary>To whoever asked for the order: an approver does not want it.</summary>
    ApprovalRejected,
    SupplierOrder,
    SupplierChase,

    /// <summary>To the buyer: the supplier has not confirmed.</summary>
    Unconfirmed,

    /// <summary>To the buyer: the supplier was asked as often as they are, and said nothing.</summary>
    Unanswered,

    /// <summary>To the supplier: the goods are late; when will they come?</summary>
    SupplierDelay,

    /// <summary>To the buyer: the goods did not come by the day expected.</summary>
    Delayed,

    /// <summary>To the buyer: the supplier of late goods said nothing, however often they were asked.</summary>
    DelayUnanswered,

    /// <summary>To the buyer: the supplier named another day for late goods.</summary>
    Redated,

    /// <summary>To the buyer: the supplier declined.</summary>
    Declined,

    /// <summary>To the buyer: the supplier wants other terms.</summary>
    TermsProposed,

    /// <summary>To the supplier: the dates they wanted stand now. Other terms come to them as a revision of the order.</summary>
    SupplierTermsAccepted,

    /// <summary>To the supplier: the terms they wanted are refused, and what they say now to the order as it was sent.</summary>
    SupplierTermsRefused,

    /// <summary>To the buyer: goods are on their way, or are not after all.</summary>
    ShipmentNews,

    /// <summary>To the supplier: the order they were sent is cancelled.</summary>
    SupplierCancellation,

    /// <summary>To the buyer: an invoice is held.</summary>
    InvoiceHeld,

    /// <summary>To the buyer: a mail did not reach the supplier.</summary>
    SupplierUnreached,
}
