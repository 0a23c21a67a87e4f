using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Mail;

internal enum MailReader
{
    Approver,
    Supplier,
    Buyer,
}

/// <summary>Whom mails go to, and which mail an effect was.</summary>
internal static class MailReaders
{
    public static MailReader Of(MailKind kind) => kind switch
    {
        MailKind.ApprovalRequest or MailKind.ApprovalReminder or MailKind.ApprovalEscalation => MailReader.Approver,
        MailKind.SupplierOrder or MailKind.SupplierChase or MailKind.SupplierDelay or MailKind.SupplierTermsAccepted or MailKind.SupplierTermsRefused or
            MailKind.SupplierCancellation => MailReader.Supplier,
        _ => MailReader.Buyer,
    };

    /// <summary>The kind stands in the effect's id, behind order and sequence. Null where it is not the id of a mail of that order.</summary>
    public static MailKind? KindOf(string effect, OrderId order)
    {
        var prefix = order.Value + ".";
        return effect.StartsWith(prefix, StringComparison.Ordinal)
            && effect[prefix.Length..].Split('.') is [var sequence, var kind, ..]
            && sequence.Length > 0 && sequence.All(char.IsAsciiDigit)
            && kind.Length > 0 && char.IsAsciiLetter(kind[0])
            && Enum.TryParse<MailKind>(kind, out var known)
            ? known
            : null;
    }
}
