using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// Signs and reads the tokens in mailed links: <c>key id . base64url(claims and their HMAC-SHA256)</c>. Whether the token was used is not
/// its own matter: the decision on the order knows which steps are still open.
/// </summary>
internal sealed class LinkTokens(LinkKeys keys)
{
    private const int MaxLength = 600;

    /// <summary>Keeps what is signed here apart from anything else that might ever be signed with the same key.</summary>
    private static readonly byte[] Context = Encoding.ASCII.GetBytes("stock-orders link 1\0");

    private static readonly byte[] FormContext = Encoding.ASCII.GetBytes("stock-orders form 1\0");

    public string Sign(LinkClaims claims)
    {
        var key = keys.Signing;
        var payload = LinkPayload.Write(claims);
        return $"{key.Id}.{Base64Url.EncodeToString([.. payload, .. Mac(key, payload)])}";
    }

    /// <summary>What the token lets its holder do, expired or not; null where it is forged, damaged or for something else.</summary>
    public LinkClaims? Read(string token, LinkPurpose purpose)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (token.Length > MaxLength || dot < 0 || keys.Find(token[..dot]) is not { } key || Bytes(token.AsSpan(dot + 1)) is not { } signed)
            return null;
        var payload = signed.AsSpan(0, signed.Length - HMACSHA256.HashSizeInBytes);
        return CryptographicOperations.FixedTimeEquals(Mac(key, payload), signed.AsSpan(payload.Length))
            && LinkPayload.Read(payload) is { } claims
            && claims.Purpose == purpose
                ? claims
                : null;
    }

    /// <summary>
    /// What the form on the page behind a link that was read sends along, so that whoever has the address and never saw the page decides
    /// nothing. Signed by the link's own key, and so good for as long as the link.
    /// </summary>
    public string FormOf(string token)
    {
        var key = keys.Find(token[..token.IndexOf('.', StringComparison.Ordinal)])!;
        return Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret, (byte[])[.. FormContext, .. Encoding.ASCII.GetBytes(token)]));
    }

    private static byte[] Mac(LinkKey key, ReadOnlySpan<byte> payload) => HMACSHA256.HashData(key.Secret, (byte[])[.. Context, .. payload]);

    /// <summary>Strict: one text for the same bytes, nothing around it. A lenient decoder would let changed tokens pass for the original.</summary>
    private static byte[]? Bytes(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text, out var length) || length <= HMACSHA256.HashSizeInBytes)
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return text.SequenceEqual(Base64Url.EncodeToString(bytes)) ? bytes : null;
    }
}
