using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Domain.Connections;

/// <summary>Signatures of Standard Webhooks 1.0, scheme v1: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>.</summary>
internal static class WebhookSignature
{
    private const string Version = "v1,";

    /// <param name="id">Without a dot, for dots part what is signed.</param>
    /// <param name="timestamp">Unix seconds.</param>
    /// <returns>The value of the header <c>webhook-signature</c>.</returns>
    public static string Of(WebhookSecret secret, string id, long timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Hash(secret, id, timestamp, body));

    /// <summary>True where one of the header's signatures is right. Takes as long for a wrong one as for a right one.</summary>
    public static bool Holds(WebhookSecret secret, string id, long timestamp, ReadOnlySpan<byte> body, string header)
    {
        var expected = Hash(secret, id, timestamp, body);
        var holds = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var signature in header.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (signature.StartsWith(Version, StringComparison.Ordinal)
                && Convert.TryFromBase64String(signature[Version.Length..], given, out var length) && length == given.Length)
            {
                holds |= CryptographicOperations.FixedTimeEquals(given, expected);
            }
        }

        return holds;
    }

    private static byte[] Hash(WebhookSecret secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        if (id.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException("The id of a signed message holds no dot.", nameof(id));
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
