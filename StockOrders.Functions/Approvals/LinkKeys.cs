using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// The keys that sign links in mails. The first signs; all of them verify, so that a new key is put in front of the old one and the old
/// one is taken away when the last link it signed has expired.
/// </summary>
internal sealed partial class LinkKeys
{
    public const string Setting = "LinkKeys";

    /// <summary>As many bytes as HMAC-SHA256 gives.</summary>
    public const int MinKeyBytes = 32;

    private readonly ImmutableArray<LinkKey> keys;

    private LinkKeys(ImmutableArray<LinkKey> keys) => this.keys = keys;

    public LinkKey Signing => keys[0];

    public LinkKey? Find(string id) => keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Reads <c>id:base64;id2:base64</c>.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or wrong; the message says what to do.</exception>
    public static LinkKeys Read(string? setting)
    {
        var parts = (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            throw Wrong("is missing");
        ImmutableArray<LinkKey> keys = [.. parts.Select(ReadOne)];
        return keys.Select(key => key.Id).Distinct().Count() == keys.Length ? new LinkKeys(keys) : throw Wrong("names one id twice");
    }

    private static LinkKey ReadOne(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !IdPattern().IsMatch(part[..colon]))
            throw Wrong("has a key without an id of up to 16 letters and digits in front of it");
        var secret = new byte[part.Length];
        return Convert.TryFromBase64String(part[(colon + 1)..], secret, out var length) && length >= MinKeyBytes
            ? new LinkKey(part[..colon], secret[..length])
            : throw Wrong($"has under '{part[..colon]}' no Base64 of at least {MinKeyBytes} bytes");
    }

    private static InvalidOperationException Wrong(string what) => new(
        $"The setting {Setting} {what}. It holds one key or more, id:base64;id2:base64, the newest first; `openssl rand -base64 32` makes one.");

    [GeneratedRegex(@"^[A-Za-z0-9]{1,16}\z")]
    private static partial Regex IdPattern();
}

/// <summary>The id stands in every link that the key signed; the secret stands nowhere but in the settings.</summary>
internal sealed record LinkKey(string Id, byte[] Secret)
{
    /// <summary>Without the secret: a record prints its members, and logs print records.</summary>
    public override string ToString() => $"link key {Id}";
}
