using System.Globalization;
using Azure.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Azure.Data.Tables;

/// <summary>Reads what the service answers to a batch: one part for each action, or a single one that tells which action failed.</summary>
internal static class TableBatchAnswer
{
    public static async Task<IReadOnlyList<TablePartResponse>> Read(Response response, CancellationToken cancellation)
    {
        var parts = new List<TablePartResponse>();
        using var body = response.Content.ToStream();
        var batch = new MultipartReader(Boundary(response.Headers.ContentType), body);
        while (await batch.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } section)
        {
            if (!IsMultipart(section.ContentType))
            {
                parts.Add(await Part(section.Body, response, cancellation).ConfigureAwait(false));
                continue;
            }

            var changes = new MultipartReader(Boundary(section.ContentType), section.Body);
            while (await changes.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } change)
                parts.Add(await Part(change.Body, response, cancellation).ConfigureAwait(false));
        }

        return parts.Count > 0 ? parts : throw new InvalidDataException("The table service's answer to a batch has no parts.");
    }

    public static RequestFailedException Failure(Response part) =>
        new StorageErrorParser().TryParse(part, out var error, out _) && error is not null
            ? new(part.Status, error.Message ?? part.ReasonPhrase, error.Code, null)
            : new(part.Status, part.ReasonPhrase);

    private static async Task<TablePartResponse> Part(Stream stream, Response whole, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream);
        var status = (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) ?? "").Split(' ', 3);
        if (status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw new InvalidDataException("A part of the table service's answer to a batch has no status.");

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        return new(code, status.Length > 2 ? status[2] : "", headers, body, whole.ClientRequestId);
    }

    private static bool IsMultipart(string? contentType) =>
        contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ?? false;

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { HasValue: true } boundary
            ? boundary.Value!
            : throw new InvalidDataException("The table service's answer to a batch is not multipart.");
}
