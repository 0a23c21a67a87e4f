using System.Collections.Immutable;
using System.Security.Cryptography;

namespace StockOrders.Functions.MailEvents;

/// <summary>
/// The public keys that SendGrid's signed event webhook may be signed with. Any of them verifies, so that the new key is added before
/// SendGrid gets it and the old one is taken away afterwards.
/// </summary>
internal sealed class WebhookKeys
{
    public const string Setting = "SendGridWebhookKey";

    private const string CurveOid = "1.2.840.10045.3.1.7";

    private readonly ImmutableArray<byte[]> keys;

    private WebhookKeys(ImmutableArray<byte[]> keys) => this.keys = keys;

    /// <summary>False where no news of mails can be believed.</summary>
    public bool AreSet => !keys.IsEmpty;

    /// <summary>Reads keys as SendGrid shows them, separated by semicolons.</summary>
    /// <exception cref="InvalidOperationException">One of them is none; the message says what to do.</exception>
    public static WebhookKeys Read(string? setting) => new(
        [.. (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne)]);

    /// <param name="hash">SHA-256 of what was signed.</param>
    /// <param name="signature">DER.</param>
    public bool Verify(byte[] hash, byte[] signature) => keys.Any(key => IsSignedBy(key, hash, signature));

    private static bool IsSignedBy(byte[] key, byte[] hash, byte[] signature)
    {
        using var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(key, out _);
        try
        {
            return curve.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // Bytes that are no signature at all sign nothing.
            return false;
        }
    }

    private static byte[] ReadOne(string text)
    {
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length))
            throw Wrong("holds a key that is not Base64");
        try
        {
            using var curve = ECDsa.Create();
            curve.ImportSubjectPublicKeyInfo(key.AsSpan(0, length), out var read);
            return read == length && curve.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveOid
                ? key[..length]
                : throw Wrong("holds a key of another kind");
        }
        catch (CryptographicException)
        {
            throw Wrong("holds a key that cannot be read");
        }
    }

    private static InvalidOperationException Wrong(string what) => new(
        $"The setting {Setting} {what}. It holds one verification key or more, as SendGrid shows it under Mail Settings, Event Webhook, "
        + "Signature Verification (ECDSA on P-256, Base64 of DER), separated by semicolons.");
}
