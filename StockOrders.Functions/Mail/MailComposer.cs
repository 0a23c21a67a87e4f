using StockOrders.Domain.Accounts;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers;

namespace StockOrders.Functions.Mail;

/// <summary>What a mail is made of. <paramref name="Link"/> is the address of the page where its reader answers, null where nothing is asked.</summary>
internal sealed record MailFacts(StockOrder Order, AccountSettings Settings, string? Link = null)
{
    public string? Warehouse { get; init; }

    /// <summary>The order's invoices that are held, each with its reasons.</summary>
    public IReadOnlyList<Domain.Matching.SupplierInvoice> Held { get; init; } = [];

    /// <summary>What goes with the mail.</summary>
    public IReadOnlyList<PaperFile> Papers { get; init; } = [];

    public OrderSheet Sheet => OrderSheet.Of(Order, Settings, Warehouse);
}

/// <summary>Writes each kind of mail. Pure: the same facts give the same mail to the letter.</summary>
internal static class MailComposer
{
    /// <summary>Subjects longer than this are cut by most mail programs.</summary>
    private const int MaxSubject = 150;

    public static MailText Compose(Effect.Mail mail, MailFacts facts)
    {
        var letter = Letter(mail, facts);
        var subject = OneLine(letter.Subject);
        return new MailText(subject, PlainMail.Of(letter), HtmlMail.Of(letter with { Subject = subject }, facts.Sheet.Shop));
    }

    /// <summary>For a header: a line break in an order's reference must not begin a header of its own.</summary>
    public static string OneLine(string text)
    {
        var line = VisibleText.Of(string.Join(' ', new string([.. text.Select(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) ? ' ' : sign)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        if (line.Length <= MaxSubject) return line;
        var cut = char.IsHighSurrogate(line[MaxSubject - 2]) ? MaxSubject - 2 : MaxSubject - 1;
        return line[..cut] + "…";
    }

    private static MailLetter Letter(Effect.Mail mail, MailFacts facts) => mail.Kind switch
    {
        MailKind.ApprovalRequest or MailKind.ApprovalReminder or MailKind.ApprovalEscalation => ApprovalMails.Ask(mail, facts),
        MailKind.ApprovalTimedOut => ApprovalMails.TimedOut(mail, facts),
        MailKind.ApprovalSentBack => ApprovalMails.SentBack(mail, facts),
        MailKind.ApprovalRejected => ApprovalMails.Rejected(mail, facts),
        MailKind.SupplierOrder => SupplierMails.Order(facts),
        MailKind.SupplierChase => SupplierMails.Chase(facts),
        MailKind.SupplierCancellation => SupplierMails.Cancellation(facts),
        MailKind.Unconfirmed => BuyerMails.Unconfirmed(facts),
        MailKind.Unanswered => WatchMails.Unanswered(facts),
        MailKind.SupplierDelay => WatchMails.AskForDate(facts),
        MailKind.Delayed => WatchMails.Delayed(facts),
        MailKind.DelayUnanswered => WatchMails.DelayUnanswered(facts),
        MailKind.Redated => WatchMails.Redated(facts),
        MailKind.Declined => BuyerMails.Declined(facts),
        MailKind.SupplierTermsAccepted => SupplierMails.TermsAccepted(facts),
        MailKind.SupplierTermsRefused => SupplierMails.TermsRefused(facts),
        MailKind.TermsProposed => TermsMails.Proposed(facts),
        MailKind.ShipmentNews => ShipmentMails.News(facts),
        MailKind.InvoiceHeld => BuyerMails.InvoiceHeld(facts),
        MailKind.SupplierUnreached => UnreachedMails.Of(facts),
        _ => throw new InvalidOperationException($"Nobody writes mails of kind {mail.Kind}."),
    };
}
