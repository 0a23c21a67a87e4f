using StockOrders.Domain.Effects;

namespace StockOrders.Domain.Mail;

/// <summary>
/// The last thing that went wrong with mails of a kind to an address, and still holds: a later mail that arrives takes it away, and so does
/// sending anew, or that nothing hangs on the mail any more.
/// </summary>
/// <param name="Since">When it first went wrong.</param>
/// <param name="At">When it last did.</param>
internal sealed record MailProblem(
    MailOutcome Outcome, MailKind Kind, string To, DateTimeOffset Since, DateTimeOffset At, string? Reason, string Effect, bool Blocked = false)
{
    /// <summary>A mail that is only late arrives by itself. One that was unwanted has arrived, and those after it will not.</summary>
    public bool NeedsAPerson() => Outcome is MailOutcome.Bounced or MailOutcome.Dropped or MailOutcome.Failed or MailOutcome.SpamReported;
}
