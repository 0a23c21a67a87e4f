using Microsoft.Extensions.Configuration;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals;

namespace StockOrders.Functions.Mail;

/// <summary>Addresses of the pages where readers of mails answer.</summary>
internal sealed class MailLinks(IConfiguration configuration, LinkTokens tokens)
{
    /// <summary>An approver who is late still reads what became of the order.</summary>
    public static readonly TimeSpan ApprovalLasts = TimeSpan.FromDays(30);

    /// <summary>From sending. Suppliers come back to a mail for as long as they work on it.</summary>
    public static readonly TimeSpan SupplierLasts = TimeSpan.FromDays(180);

    /// <summary>Null for mails that ask nothing.</summary>
    public string? For(AccountId account, Effect.Mail mail, StockOrder order) => mail.Kind switch
    {
        MailKind.ApprovalRequest or MailKind.ApprovalReminder or MailKind.ApprovalEscalation =>
            Approval(account, mail, order),
        MailKind.SupplierOrder or MailKind.SupplierChase or MailKind.SupplierTermsAccepted or MailKind.SupplierTermsRefused or MailKind.SupplierDelay =>
            Address("supplier", new LinkClaims(
                LinkPurpose.Supplier, account, order.Id, order.Dispatch!.Revision, 0, LinkClaims.FingerprintOf(mail.To), Asked(order.Dispatch) + SupplierLasts)),
        _ => null,
    };

    /// <summary>When this revision was last put to the supplier.</summary>
    private static DateTimeOffset Asked(Dispatch dispatch) => dispatch.AskedAnewAt ?? dispatch.SentAt;

    private string Approval(AccountId account, Effect.Mail mail, StockOrder order)
    {
        var step = order.Approvals.Single(step => step.Step == mail.Step);
        return Address("approve", new LinkClaims(
            LinkPurpose.Approval, account, order.Id, step.Revision, step.Step, LinkClaims.FingerprintOf(mail.To), step.TimeoutAt + ApprovalLasts));
    }

    private string Address(string page, LinkClaims claims) => $"{PublicUrl()}/{page}/{tokens.Sign(claims)}";

    /// <summary>Read when it is needed: on a port that the machine chooses it is known only once the app listens.</summary>
    private string PublicUrl()
    {
        var text = configuration["PublicUrl"] is { Length: > 0 } set ? set
            : configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? "https://" + host
            : "";
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url.AbsoluteUri.TrimEnd('/')
            : throw new InvalidOperationException($"PublicUrl is '{text}', which is not an http or https address; links in mails cannot be made.");
    }
}
