using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Pages;

namespace StockOrders.LocalHost.Pages;

/// <summary>A plain page of the host: no scripts, its one stylesheet, nothing from elsewhere.</summary>
internal static class Page
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action FORMS; frame-ancestors 'none'";

    /// <summary>Text as it may stand between tags and in quoted attributes.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(VisibleText.Of(text ?? ""));

    /// <param name="sendsForms">Whether the page has forms to this host; none may send one elsewhere.</param>
    /// <param name="body">HTML: every text in it went through <see cref="Text"/>.</param>
    public static Task Write(HttpContext http, string title, string body, int status = StatusCodes.Status200OK, bool sendsForms = false)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.ContentSecurityPolicy = Policy.Replace("FORMS", sendsForms ? "'self'" : "'none'", StringComparison.Ordinal);
        return WriteHtml(http, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · Stock Orders</title>
            <link rel="stylesheet" href="{Stylesheet.Path}">
            </head>
            <body>
            <header><nav aria-label="Main"><a href="/">Stock Orders</a> <a href="/exceptions">Exceptions</a> <a href="/replenishment">Replenishment</a> <a href="/mailbox">Mailbox</a></nav></header>
            <main>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            </body>
            </html>

            """);
    }

    public static Task WriteHtml(HttpContext http, string html)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }
}
