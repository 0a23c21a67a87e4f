using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using StockOrders.Domain.Files;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Files;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>Reads a supplier's form as it streams in, and no further than its limits.</summary>
internal static class SupplierFormReader
{
    /// <summary>Four fields for each line that an order may have, and the rest.</summary>
    private const int MaxFields = (4 * LineRules.MaxLines) + 30;

    private const int MaxFormBytes = 1024 * 1024;

    private const int MaxParts = 30;

    private const int MaxPartBytes = 16 * 1024;

    private const int MaxBoundary = 70;

    public static async Task<(SupplierForm? Form, PageFormProblem? Problem)> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return (null, PageFormProblem.NotAForm);
        }

        try
        {
            return type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? await Fields(request, cancellation)
                : type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? await Parts(request, type, cancellation)
                : (null, PageFormProblem.NotAForm);
        }
        catch (InvalidDataException)
        {
            return (null, PageFormProblem.Broken);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, PageFormProblem.TooLarge);
        }
        catch (IOException) when (!cancellation.IsCancellationRequested)
        {
            // It ends in the middle of a part.
            return (null, PageFormProblem.Broken);
        }
    }

    private static async Task<(SupplierForm?, PageFormProblem?)> Fields(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxFormBytes || await Read(request.Body, MaxFormBytes, cancellation) is not { } body)
        {
            return (null, PageFormProblem.TooLarge);
        }

        using var reader = new FormReader(new MemoryStream(body, writable: false))
        {
            ValueCountLimit = MaxFields, KeyLengthLimit = MaxPartBytes, ValueLengthLimit = MaxPartBytes * 4,
        };
        return (Of(await reader.ReadFormAsync(cancellation), null), null);
    }

    private static async Task<(SupplierForm?, PageFormProblem?)> Parts(HttpRequest request, MediaTypeHeaderValue type, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrWhiteSpace(boundary) || boundary.Length > MaxBoundary)
        {
            return (null, PageFormProblem.Broken);
        }

        if (request.ContentLength > FileLimits.MaxBytes + MaxFormBytes)
        {
            return (null, PageFormProblem.TooLarge);
        }

        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary, request.Body);
        SentFile? file = null;
        for (var count = 0; await reader.ReadNextSectionAsync(cancellation) is { } part; count++)
        {
            if (count == MaxParts
                || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            {
                return (null, PageFormProblem.Broken);
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            var isFile = disposition.FileName.HasValue || disposition.FileNameStar.HasValue;
            if (await Read(part.Body, isFile ? FileLimits.MaxBytes : MaxPartBytes, cancellation) is not { } bytes)
            {
                return (null, PageFormProblem.TooLarge);
            }

            if (!isFile)
            {
                fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), System.Text.Encoding.UTF8.GetString(bytes));
            }
            else if (FileOf(disposition, part, bytes) is { } sent)
            {
                if (file is not null)
                {
                    return (null, PageFormProblem.Broken);
                }

                file = sent;
            }
        }

        return (Of(fields, file), null);
    }

    /// <summary>Null where none was chosen: browsers then send a part without a name and without bytes.</summary>
    private static SentFile? FileOf(ContentDispositionHeaderValue disposition, MultipartSection part, byte[] bytes)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        return bytes.Length == 0 && name.Length == 0 ? null : new SentFile(name, bytes, part.ContentType ?? "");
    }

    private static SupplierForm Of(Dictionary<string, StringValues> fields, SentFile? file) => new(
        fields.Where(field => !IsTwice(field.Value)).ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal),
        [.. fields.Where(field => IsTwice(field.Value)).Select(field => field.Key)],
        file);

    /// <summary>The same said twice is clear: programs gather hidden fields of all forms on a page.</summary>
    private static bool IsTwice(StringValues values) => values.Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Null when there is more of it than that, whatever its headers said.</summary>
    private static async Task<byte[]?> Read(Stream stream, int most, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var piece = new byte[64 * 1024];
        for (int length; (length = await stream.ReadAsync(piece, cancellation)) > 0;)
        {
            if (read.Length + length > most)
            {
                return null;
            }

            read.Write(piece, 0, length);
        }

        return read.ToArray();
    }
}
