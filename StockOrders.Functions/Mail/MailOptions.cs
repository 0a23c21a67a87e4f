using Microsoft.Extensions.Configuration;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Mail;

/// <summary>From whom and through what mails go.</summary>
internal sealed record MailOptions(string From, string SendGridApiKey)
{
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; each such setting has a sentence.</exception>
    public static MailOptions Read(IConfiguration configuration)
    {
        var (from, key) = (configuration["MailFrom"] ?? "", configuration["SendGridApiKey"] ?? "");
        string?[] problems =
        [
            MailAddresses.IsOne(from) ? null : $"MailFrom is '{from}', which is not one e-mail address; mails cannot be sent from it.",
            !string.IsNullOrWhiteSpace(key) ? null : "SendGridApiKey is missing; without it SendGrid takes no mail.",
        ];
        var found = string.Join(' ', problems.OfType<string>());
        return found.Length == 0 ? new MailOptions(from, key) : throw new InvalidOperationException(found);
    }

    /// <summary>Without the key: a record prints its members, and logs print records.</summary>
    public override string ToString() => $"mail from {From}";
}
