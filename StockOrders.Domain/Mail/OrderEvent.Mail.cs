using StockOrders.Domain.Mail;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    /// <summary>The receiving server took a mail.</summary>
    internal sealed record MailDelivered(MailReport Mail) : OrderEvent;

    /// <summary>A mail is late and tried again; told once.</summary>
    internal sealed record MailDeferred(MailReport Mail) : OrderEvent;

    /// <summary>The receiving server refused a mail.</summary>
    /// <param name="Blocked">This time only; the address itself may be good.</param>
    /// <param name="TellsBuyer">The buyer is mailed that the supplier was not reached.</param>
    internal sealed record MailBounced(MailReport Mail, bool Blocked = false, bool TellsBuyer = false) : OrderEvent;

    /// <summary>The mail provider did not try.</summary>
    /// <param name="TellsBuyer">As with <see cref="MailBounced"/>.</param>
    internal sealed record MailDropped(MailReport Mail, bool TellsBuyer = false) : OrderEvent;

    /// <summary>Its reader marked a mail as unwanted; the mail provider sends them none any more.</summary>
    /// <param name="TellsBuyer">As with <see cref="MailBounced"/>.</param>
    internal sealed record MailSpamReported(MailReport Mail, bool TellsBuyer = false) : OrderEvent;

    /// <summary>The mail provider does not take a mail: refused for good, or too often.</summary>
    /// <param name="TellsBuyer">As with <see cref="MailBounced"/>.</param>
    /// <param name="TriedAgain">It stays owed: whoever did not take it may yet.</param>
    internal sealed record MailFailed(MailReport Mail, bool TellsBuyer = false, bool TriedAgain = false) : OrderEvent;

    /// <summary>A mail that had failed was taken after all.</summary>
    internal sealed record MailRecovered(MailReport Mail) : OrderEvent;
}
