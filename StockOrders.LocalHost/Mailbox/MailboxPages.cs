using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Pages;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>The mailbox for people: a list, newest first, and each mail as its reader would see it.</summary>
internal static class MailboxPages
{
    private const int OnePage = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mailbox", List);
        routes.MapGet("/mailbox/{number:long}", http => WithMail(http, mail => Page.Write(http, mail.Subject, MailView.Of(mail), sendsForms: true)));
        routes.MapPost("/mailbox/{number:long}/events", Press);
        routes.MapGet("/mailbox/{number:long}/html", http => WithMail(http, mail => MailView.WriteHtml(http, mail)));
        routes.MapGet("/mailbox/{number:long}/attachments/{index:int}", http => WithMail(http, mail => MailView.WriteAttachment(http, mail)));
    }

    private static Task Press(HttpContext http)
    {
        var number = long.Parse((string)http.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
        return Mails(http).Find(number) is { } stored ? MailFate.Press(http, stored) : NoSuchMail(http);
    }

    private static Task NoSuchMail(HttpContext http) =>
        Page.Write(http, "No such mail", "<p>The <a href=\"/mailbox\">mailbox</a> lists those there are.</p>", StatusCodes.Status404NotFound);

    private static Task List(HttpContext http)
    {
        var before = long.TryParse(http.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var mails = Mails(http).Before(before, OnePage);
        var body = new StringBuilder();
        if (mails.Count == 0)
        {
            body.Append("<p>No mail yet. Mails of the app land here instead of in the world.</p>");
        }
        else
        {
            body.Append("<table class=\"stacking\"><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">To</th><th scope=\"col\">Sent (UTC)</th></tr></thead><tbody>");
            foreach (var stored in mails)
                AppendRow(body, stored);
            body.Append("</tbody></table>");
            if (mails.Count == OnePage)
                body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"/mailbox?before={mails[^1].Number}\">Older mails</a></p>");
        }

        body.Append("<p>For programs: <a href=\"/local/messages\"><code>GET /local/messages</code></a></p>");
        return Page.Write(http, "Mailbox", body.ToString());
    }

    private static void AppendRow(StringBuilder body, StoredMail stored)
    {
        var mail = MailMessage.Read(stored);
        body.Append(CultureInfo.InvariantCulture, $"""
            <tr><td><a href="/mailbox/{stored.Number}">{Page.Text(mail.Subject)}</a></td>
            <td data-label="To">{Page.Text(mail.To)}</td><td data-label="Sent">{mail.SentAt:yyyy-MM-dd HH:mm:ss}</td></tr>
            """);
    }

    private static Task WithMail(HttpContext http, Func<MailMessage, Task> write)
    {
        var number = long.Parse((string)http.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
        return Mails(http).Find(number) is { } stored
            ? write(MailMessage.Read(stored))
            : NoSuchMail(http);
    }

    private static MailStore Mails(HttpContext http) => http.RequestServices.GetRequiredService<MailStore>();
}
