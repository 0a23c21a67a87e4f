using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.MailEvents;

/// <summary>
/// Whether a call is SendGrid's. It signs the characters of the timestamp header followed by the bytes of the body, with ECDSA on P-256 and
/// SHA-256, and sends the signature as Base64 of DER (sendgrid-csharp, RequestValidator).
/// </summary>
internal sealed record WebhookSignature(string Timestamp, byte[] Signature)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>
    /// What is not taken is sent again for 24 hours after it happened, and whether it is signed anew each time is nowhere promised: with less, a
    /// bounce would be lost for good while this endpoint is down. A call that somebody kept says nothing new: its events are known by their ids.
    /// </summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(25);

    /// <summary>Clocks differ.</summary>
    public static readonly TimeSpan FarthestAhead = TimeSpan.FromMinutes(5);

    /// <summary>Two integers of 33 bytes and what DER puts around them, as Base64, with room to spare.</summary>
    private const int MostCharacters = 128;

    /// <summary>Before the body is read: what the headers alone can tell.</summary>
    public static Outcome<WebhookSignature> Of(IHeaderDictionary headers, DateTimeOffset now)
    {
        if (headers[SignatureHeader] is not [{ Length: > 0 } signed] || headers[TimestampHeader] is not [{ Length: > 0 } timestamp])
            return Refused("signature_missing", $"News of mails are signed: the headers {SignatureHeader} and {TimestampHeader} are needed, once each.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return Refused("timestamp_wrong", $"{TimestampHeader} holds the seconds since 1970-01-01 as digits.");
        var age = now - DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (age > Oldest || age < -FarthestAhead)
        {
            return Refused("timestamp_out_of_window", string.Create(
                CultureInfo.InvariantCulture,
                $"The call was signed {(long)Math.Abs(age.TotalSeconds)} seconds {(age > TimeSpan.Zero ? "ago" : "ahead of this clock")}; at most {(long)Oldest.TotalSeconds} ago and {(long)FarthestAhead.TotalSeconds} ahead are taken."));
        }

        var bytes = new byte[MostCharacters];
        return signed.Length <= MostCharacters && Convert.TryFromBase64String(signed, bytes, out var length)
            ? new WebhookSignature(timestamp, bytes[..length])
            : Wrong;
    }

    /// <summary>Null where the body is the one that was signed.</summary>
    public Refusal? Refusal(ReadOnlySpan<byte> body, WebhookKeys keys)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(Timestamp));
        hash.AppendData(body);
        return keys.Verify(hash.GetHashAndReset(), Signature) ? null : Wrong;
    }

    private static Refusal Wrong { get; } = Refused("signature_wrong", $"The signature does not fit body, timestamp and any key of the setting {WebhookKeys.Setting}.");

    private static Refusal Refused(string code, string message) => new(RefusalKind.Forbidden, code, message);
}
