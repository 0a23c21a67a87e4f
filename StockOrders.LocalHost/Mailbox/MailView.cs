using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StockOrders.LocalHost.Pages;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>One mail for people. Its HTML is a stranger's: shown in a frame that can run nothing and load nothing.</summary>
internal static partial class MailView
{
    private const string FramePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox";

    public static string Of(MailMessage mail)
    {
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            <dl>
            <dt>To</dt><dd>{Page.Text(mail.To)}</dd>
            <dt>From</dt><dd>{Page.Text(mail.From)}</dd>
            <dt>Sent</dt><dd>{mail.SentAt:yyyy-MM-dd HH:mm:ss} UTC</dd>
            """);
        if (mail.Links.Count > 0)
            page.Append("<dt>Links</dt>").AppendJoin("", mail.Links.Select(Link));
        if (mail.Attachments.Count > 0)
            page.Append("<dt>Attachments</dt>").AppendJoin("", mail.Attachments.Select((attachment, index) => Attachment(mail, attachment, index)));
        page.Append("</dl>");
        Fate(page, mail);
        if (mail.Html is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <iframe src="/mailbox/{Number(mail)}/html" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                """);
        }

        if (mail.Text is not null)
            page.Append("<h2>As text</h2><pre class=\"letter\">").Append(Page.Text(mail.Text)).Append("</pre>");
        return page.ToString();
    }

    public static Task WriteHtml(HttpContext http, MailMessage mail)
    {
        http.Response.Headers.ContentSecurityPolicy = FramePolicy;
        var html = mail.Html ?? "";
        // Links of a mail open beside it, as a mail program does it, not inside the frame.
        const string target = "<base target=\"_blank\">";
        return Page.WriteHtml(http, Head().IsMatch(html) ? Head().Replace(html, match => match.Value + target, 1) : target + html);
    }

    public static Task WriteAttachment(HttpContext http, MailMessage mail)
    {
        var index = int.Parse((string)http.Request.RouteValues["index"]!, CultureInfo.InvariantCulture);
        if (index < 0 || index >= mail.Attachments.Count)
            return Page.Write(http, "No such attachment", "", StatusCodes.Status404NotFound);
        var attachment = mail.Attachments[index];
        http.Response.ContentType = MediaTypeNames.Application.Octet;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = "attachment; filename*=UTF-8''" + Uri.EscapeDataString(attachment.Name);
        http.Response.ContentLength = attachment.Size;
        return http.Response.Body.WriteAsync(attachment.Content, http.RequestAborted).AsTask();
    }

    private static string Link(string link) =>
        IsWeb(link)
            ? $"<dd><a href=\"{Page.Text(link)}\" target=\"_blank\" rel=\"noopener noreferrer\">{Page.Text(link)}</a></dd>"
            : $"<dd>{Page.Text(link)}</dd>";

    // A mail may hold "javascript:" and the like; only what a mail program would open becomes a link.
    private static bool IsWeb(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto");

    private static string Attachment(MailMessage mail, MailAttachment attachment, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <dd><a href="/mailbox/{Number(mail)}/attachments/{index}" download>{Page.Text(attachment.Name)}</a>
        ({Page.Text(attachment.Type)}, {attachment.Size:N0} bytes)</dd>
        """);

    /// <summary>What SendGrid would say of it: its receiver has it, or does not.</summary>
    private static void Fate(StringBuilder page, MailMessage mail)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <form method="post" action="/mailbox/{Number(mail)}/events"><p>What becomes of it?
            """);
        foreach (var (named, label) in new[] { ("delivered", "Deliver"), ("deferred", "Make it late"), ("bounce", "Bounce"), ("dropped", "Drop"), ("spamreport", "Report as spam") })
            page.Append(CultureInfo.InvariantCulture, $"""<button name="event" value="{named}">{label}</button> """);
        page.Append("</p></form>");
    }

    private static long Number(MailMessage mail) => long.Parse(mail.Id[1..], CultureInfo.InvariantCulture);

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}
