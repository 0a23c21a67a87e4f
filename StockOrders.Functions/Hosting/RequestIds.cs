using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// The name of a call, by which a program's log and ours meet: the client's own (<c>X-Request-Id</c>, or <c>X-Correlation-Id</c>), else one of
/// ours. Every answer carries it, and errors say it in their body.
/// </summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";
    private const string Correlation = "X-Correlation-Id";
    private const int MaxLength = 128;

    /// <param name="own">For a client that sends none.</param>
    public static void Name(HttpContext http, string own)
    {
        var request = Sound(http.Request.Headers[Header].ToString());
        var correlation = Sound(http.Request.Headers[Correlation].ToString());
        http.Response.Headers[Header] = request ?? correlation ?? own;
        if (correlation is not null)
        {
            http.Response.Headers[Correlation] = correlation;
        }
    }

    /// <summary>Null outside of a call that was named.</summary>
    public static string? Of(HttpContext http) => http.Response.Headers[Header].ToString() is { Length: > 0 } name ? name : null;

    /// <summary>Printable ASCII only: it goes back into a header, and into a log.</summary>
    private static string? Sound(string given) =>
        given.Length is > 0 and <= MaxLength && given.All(c => c is > ' ' and < '\u007F') ? given : null;
}
