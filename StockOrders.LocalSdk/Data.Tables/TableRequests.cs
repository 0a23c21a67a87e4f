using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Builds the requests of the table service.</summary>
internal sealed class TableRequests(HttpPipeline pipeline, Uri endpoint, string table, string version)
{
    public const string Json = "application/json;odata=minimalmetadata";
    public const string SentJson = "application/json;odata=nometadata";

    private readonly string _root = endpoint.AbsoluteUri.TrimEnd('/');

    public HttpMessage CreateTable()
    {
        var message = Message(RequestMethod.Post, $"{_root}/Tables");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return WithBody(message, TableJson.WriteTable(table), SentJson);
    }

    public HttpMessage Get(string partition, string row, IEnumerable<string>? select)
    {
        var message = Message(RequestMethod.Get, Address(partition, row));
        Append(message, "$select", select is null ? null : string.Join(',', select));
        return message;
    }

    public HttpMessage Query(string? filter, int? top, IEnumerable<string>? select, string? continuation)
    {
        var message = Message(RequestMethod.Get, $"{_root}/{table}()");
        Append(message, "$filter", filter);
        Append(message, "$top", top?.ToString(CultureInfo.InvariantCulture));
        Append(message, "$select", select is null ? null : string.Join(',', select));
        if (continuation is null) return message;

        var keys = continuation.Split('&');
        Append(message, "NextPartitionKey", Uri.UnescapeDataString(keys[0]));
        if (keys.Length > 1) Append(message, "NextRowKey", Uri.UnescapeDataString(keys[1]));
        return message;
    }

    public HttpMessage Batch(IReadOnlyList<TableTransactionAction> actions)
    {
        var batch = new TableBatch($"{_root}/{table}", Address);
        return WithBody(Message(RequestMethod.Post, $"{_root}/$batch"), batch.Write(actions), batch.ContentType);
    }

    /// <summary>Where the next page begins, both keys in one text, or null at the end.</summary>
    public static string? Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition)) return null;
        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row)
            ? $"{Uri.EscapeDataString(partition!)}&{Uri.EscapeDataString(row!)}"
            : Uri.EscapeDataString(partition!);
    }

    private string Address(string partition, string row) =>
        $"{_root}/{table}(PartitionKey='{Escape(partition)}',RowKey='{Escape(row)}')";

    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private HttpMessage Message(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.SetValue("x-ms-version", version);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("Accept", Json);
        return message;
    }

    private static HttpMessage WithBody(HttpMessage message, ReadOnlyMemory<byte> body, string contentType)
    {
        message.Request.Content = RequestContent.Create(body);
        message.Request.Headers.SetValue("Content-Type", contentType);
        return message;
    }

    private static void Append(HttpMessage message, string name, string? value)
    {
        if (value is not null) message.Request.Uri.AppendQuery(name, value);
    }
}
