using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>Signs news of mails as SendGrid does, with a key pair of this host's own that ends with it; the app knows the public key.</summary>
internal sealed class WebhookSigner : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock signing = new();

    /// <summary>As SendGrid shows it: Base64 of DER.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <summary>The two headers' values for a body that is sent now.</summary>
    public (string Timestamp, string Signature) Sign(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        lock (signing)
        {
            return (timestamp, Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        }
    }

    public void Dispose() => key.Dispose();
}
