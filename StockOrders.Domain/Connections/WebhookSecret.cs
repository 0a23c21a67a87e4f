namespace StockOrders.Domain.Connections;

/// <summary>A secret shared with the other side: <c>whsec_</c> and the Base64 of 24 to 64 random bytes.</summary>
internal sealed class WebhookSecret
{
    public const string Prefix = "whsec_";

    /// <summary>Bytes, as Standard Webhooks asks for.</summary>
    public const int Shortest = 24;

    /// <inheritdoc cref="Shortest"/>
    public const int Longest = 64;

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    public ReadOnlySpan<byte> Key => key;

    /// <summary>Null where the text is none.</summary>
    public static WebhookSecret? Find(string text)
    {
        Span<byte> bytes = stackalloc byte[Longest + 2];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length)
            && length is >= Shortest and <= Longest
            ? new WebhookSecret(bytes[..length].ToArray())
            : null;
    }

    /// <summary>Nothing that a log could keep.</summary>
    public override string ToString() => Prefix + "…";
}
