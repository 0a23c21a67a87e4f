using System.Net;
using StockOrders.Domain.Connections;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Connections;

/// <summary>A connection that an administrator sends, over the one there is: what is not named stays, the secret above all.</summary>
internal static class ConnectionInput
{
    public const int MaxUrl = 500;

    /// <summary>Findings stand against what it gives back.</summary>
    public static ConnectionRow Over(ConnectionRow? now, string name, JsonFields fields, ConnectionsOptions options, DateTimeOffset at)
    {
        fields.Ignore("id", "name", "secret_set", "created_at");
        fields.Word("type", required: now is null, (ConnectionRow.Http, true));
        var row = new ConnectionRow(
            name,
            ConnectionRow.Http,
            Url(fields, options, required: now is null) ?? now?.Url ?? "",
            Secret(fields, required: now is null) ?? now?.Secret ?? "",
            fields.Flag("owns_orders") ?? now?.OwnsOrders ?? false,
            now?.Created ?? at);
        fields.Close();
        return row;
    }

    private static string? Secret(JsonFields fields, bool required)
    {
        if (fields.Text("secret", 200, required) is not { } text)
        {
            return null;
        }

        if (WebhookSecret.Find(text) is not null)
        {
            return text;
        }

        // Without a word of what was sent: it may be a real secret with a slip in it.
        fields.Refuse("secret", "not_a_secret", $"secret must be {WebhookSecret.Prefix} and the Base64 of {WebhookSecret.Shortest} to {WebhookSecret.Longest} random bytes.");
        return null;
    }

    private static string? Url(JsonFields fields, ConnectionsOptions options, bool required)
    {
        if (fields.Text("url", MaxUrl, required) is not { } text)
        {
            return null;
        }

        if (Fault(text, options) is not { } fault)
        {
            return text;
        }

        fields.Refuse("url", "invalid_url", $"url {fault}");
        return null;
    }

    /// <summary>What a name leads to is seen when it is connected to; an address that stands in the URL is seen now.</summary>
    private static string? Fault(string text, ConnectionsOptions options)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
            return "must be an address that begins with https://.";
        if (url.Scheme == "http" && !options.MayBePlain(url))
            return "must begin with https://: orders do not travel in the clear.";
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            return "holds a user, a query or a fragment; it takes none, for paths are put behind it.";
        var isLocal = url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        var address = isLocal ? IPAddress.Loopback : IPAddress.TryParse(url.DnsSafeHost, out var literal) ? literal : null;
        return address is not null && !options.MayReach(url.Host, address) ? "leads to a private address; those of the public internet are possible." : null;
    }
}
