using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace StockOrders.Functions.Pages;

internal enum PageFormProblem
{
    NotAForm,
    TooLarge,
    Broken,
}

/// <summary>What a form on one of our pages sends. Every byte of it is from outside.</summary>
/// <param name="Comment">Null where nothing was written.</param>
/// <param name="Token">What the page's own form sends along; empty where it is not there.</param>
/// <param name="Seen">Which state of the order the form stood beneath; empty where it does not say.</param>
internal sealed record PageForm(string Decision, string? Comment, string Token, string Seen)
{
    /// <summary>A comment of the longest allowed length, each character taking its twelve bytes, and as much again for the rest.</summary>
    private const int MaxBytes = 48 * 1024;

    private const int MaxFields = 20;

    public static async Task<(PageForm? Form, PageFormProblem? Problem)> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !"application/x-www-form-urlencoded".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase))
            return (null, PageFormProblem.NotAForm);
        if (request.ContentLength > MaxBytes || await Body(request, cancellation) is not { } body)
            return (null, PageFormProblem.TooLarge);
        try
        {
            using var reader = new FormReader(body) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxBytes, ValueLengthLimit = MaxBytes };
            var fields = await reader.ReadFormAsync(cancellation);
            return (new PageForm(Only(fields, "decision"), Comments(Last(fields, "comment")), Only(fields, "form"), Only(fields, "seen")), null);
        }
        catch (InvalidDataException)
        {
            return (null, PageFormProblem.Broken);
        }
    }

    /// <summary>Null when there is more of it than a form may hold, whatever its headers said.</summary>
    private static async Task<MemoryStream?> Body(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > MaxBytes ? null : new MemoryStream(buffer, 0, length, writable: false);
    }

    /// <summary>Nothing where it is there twice: of two buttons pressed at once nobody can say which was meant.</summary>
    private static string Only(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] ?? "" : "";

    private static string Last(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] ?? "" : "";

    private static string? Comments(string text)
    {
        var comment = text.ReplaceLineEndings("\n").Trim();
        return comment.Length == 0 ? null : comment;
    }
}
