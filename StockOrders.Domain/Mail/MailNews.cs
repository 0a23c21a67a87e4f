namespace StockOrders.Domain.Mail;

/// <summary>News of a mail that an order is to be told.</summary>
/// <param name="Blocked">Of a bounce: refused this time only; the address itself may be good. Of a failure: it is tried again.</param>
internal sealed record MailNews(MailOutcome Outcome, MailReport Mail, bool Blocked = false)
{
    /// <summary>The way to the mail provider is closed for all mails alike, and opens again.</summary>
    public bool IsTriedAgain => Blocked && Outcome == MailOutcome.Failed;
}
