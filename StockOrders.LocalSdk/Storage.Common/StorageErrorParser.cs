using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Storage;

/// <summary>
/// Finds what went wrong in the answer: in the header x-ms-error-code, in OData's JSON or in the queue service's XML.
/// A body that is none of them (a proxy's page) leaves the status to speak for itself.
/// </summary>
internal sealed class StorageErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var (code, message) = Body(response);
        if (response.Headers.TryGetValue("x-ms-error-code", out var header)) code = header;
        error = code is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    private static (string? Code, string? Message) Body(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 }) return default;
        var body = response.Content;
        try
        {
            return body.ToMemory().Span[0] switch
            {
                (byte)'{' => Json(body),
                (byte)'<' or 0xEF => Xml(body.ToString()),
                _ => default,
            };
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return default;
        }
    }

    private static (string?, string?) Json(BinaryData body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("odata.error", out var error) && error.ValueKind == JsonValueKind.Object
            ? (Text(error, "code"), error.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.Object ? Text(m, "value") : null)
            : default;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (string?, string?) Xml(string body)
    {
        var root = XDocument.Parse(body.TrimStart('\uFEFF')).Root;
        return (root?.Element("Code")?.Value, root?.Element("Message")?.Value);
    }
}
