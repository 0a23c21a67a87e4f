namespace StockOrders.Domain.Mail;

/// <summary>News of a mail that an order is to be told.</summary>
/// <param name="Blocked">Of a bounce: refused this time only; the address itself may be good.</param>
internal sealed record MailNews(MailOutcome Outcome, MailReport Mail, bool Blocked = false);
