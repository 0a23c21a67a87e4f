using StockOrders.Domain.Effects;

namespace StockOrders.Domain.Mail;

/// <summary>One mail that was handed over, and what is said of it.</summary>
/// <param name="Effect">Id of the effect that the mail was.</param>
/// <param name="At">When it happened to the mail; the timeline's own instant says when it was heard of.</param>
/// <param name="Reason">In the words of whoever refused it, at most <see cref="MaxReason"/> characters.</param>
/// <param name="EventId">By which the mail provider knows this news; null where the app found it out itself.</param>
internal sealed record MailReport(string Effect, MailKind Kind, string To, DateTimeOffset At, string? Reason = null, string? EventId = null)
{
    public const int MaxReason = 500;
}

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    /// <summary>The receiving server took it.</summary>
    Delivered,

    /// <summary>The receiving server wants it later; it is tried again.</summary>
    Deferred,

    /// <summary>The receiving server refused it, at once or afterwards.</summary>
    Bounced,

    /// <summary>The mail provider did not try: the address bounced before, or its owner complained.</summary>
    Dropped,

    /// <summary>Its reader marked it as unwanted. Further mails to them will be dropped.</summary>
    SpamReported,

    /// <summary>The mail provider does not take it from the app.</summary>
    Failed,

    /// <summary>The mail provider took it after all.</summary>
    Recovered,
}
