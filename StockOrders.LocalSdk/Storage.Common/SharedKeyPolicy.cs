using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage;

/// <summary>
/// Signs each try of a request with the account's key. Queues take the full scheme (every header that matters is signed),
/// tables the light one (date and address).
/// See https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKeyPolicy(StorageAddress address, bool isLite) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        var text = isLite ? Light(request) : Full(request);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(address.AccountKey, Encoding.UTF8.GetBytes(text)));
        request.Headers.SetValue("Authorization", $"SharedKey{(isLite ? "Lite" : "")} {address.AccountName}:{signature}");
    }

    private string Light(Request request)
    {
        var uri = request.Uri.ToUri();
        var component = Query(uri).FirstOrDefault(p => p.Name == "comp").Value;
        return $"{Header(request, "x-ms-date")}\n/{address.AccountName}{uri.AbsolutePath}{(component is null ? "" : "?comp=" + component)}";
    }

    private string Full(Request request)
    {
        var length = request.Content is { } content && content.TryComputeLength(out var bytes) && bytes > 0
            ? bytes.ToString(CultureInfo.InvariantCulture)
            : "";
        var text = new StringBuilder()
            .Append(request.Method.Method).Append('\n')
            .Append(Header(request, "Content-Encoding")).Append('\n')
            .Append(Header(request, "Content-Language")).Append('\n')
            .Append(length).Append('\n')
            .Append(Header(request, "Content-MD5")).Append('\n')
            .Append(Header(request, "Content-Type")).Append('\n')
            .Append('\n') // the date stands in x-ms-date
            .Append(Header(request, "If-Modified-Since")).Append('\n')
            .Append(Header(request, "If-Match")).Append('\n')
            .Append(Header(request, "If-None-Match")).Append('\n')
            .Append(Header(request, "If-Unmodified-Since")).Append('\n')
            .Append(Header(request, "Range")).Append('\n');
        foreach (var (name, value) in request.Headers
            .Select(h => (Name: h.Name.ToLowerInvariant(), h.Value))
            .Where(h => h.Name.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(h => h.Name, StringComparer.Ordinal))
            text.Append(name).Append(':').Append(value.Trim()).Append('\n');

        var uri = request.Uri.ToUri();
        text.Append('/').Append(address.AccountName).Append(uri.AbsolutePath);
        foreach (var group in Query(uri).GroupBy(p => p.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
            text.Append('\n').Append(group.Key).Append(':')
                .AppendJoin(',', group.Select(p => p.Value).Order(StringComparer.Ordinal));
        return text.ToString();
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value! : "";

    private static IEnumerable<(string Name, string Value)> Query(Uri uri) =>
        uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? (Uri.UnescapeDataString(part).ToLowerInvariant(), "")
                : (Uri.UnescapeDataString(part[..equals]).ToLowerInvariant(), Uri.UnescapeDataString(part[(equals + 1)..]));
        });
}
