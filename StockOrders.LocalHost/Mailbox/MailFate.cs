using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.MailEvents;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Pages;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>Says what became of a mail, as SendGrid would: posts a signed event to the app, which cannot tell it from SendGrid's.</summary>
internal static class MailFate
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["delivered"] = "250 OK",
        ["deferred"] = "451 4.7.1 Please try again later",
        ["bounce"] = "550 5.1.1 The email account that you tried to reach does not exist.",
        ["dropped"] = "Bounced Address",
        ["spamreport"] = "",
    };

    /// <summary>The button of a mail's page.</summary>
    public static async Task Press(HttpContext http, StoredMail mail)
    {
        if (!OwnForm.IsFromHere(http.Request) || !http.Request.HasFormContentType)
        {
            await Page.Write(http, "Nothing was changed", "<p>Only the buttons of the mail's own page can be pressed.</p>", StatusCodes.Status403Forbidden);
            return;
        }

        var named = (await http.Request.ReadFormAsync(http.RequestAborted))["event"].ToString();
        if (!Reasons.ContainsKey(named))
        {
            await Page.Write(http, "Nothing was changed", "<p>No such thing becomes of a mail.</p>", StatusCodes.Status400BadRequest);
            return;
        }

        using var answer = await Post(http.RequestServices, mail, named, http.RequestAborted);
        if (!answer.IsSuccessStatusCode)
        {
            var words = await answer.Content.ReadAsStringAsync(http.RequestAborted);
            await Page.Write(http, "Nothing was changed", $"<pre>{Page.Text(words)}</pre>", (int)answer.StatusCode);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"/mailbox/{mail.Number}";
    }

    /// <param name="named">As SendGrid calls it: <c>delivered</c>, <c>deferred</c>, <c>bounce</c>, <c>dropped</c> or <c>spamreport</c>.</param>
    public static async Task<HttpResponseMessage> Post(IServiceProvider services, StoredMail mail, string named, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var body = Body(mail, named, now);
        var (timestamp, signature) = services.GetRequiredService<WebhookSigner>().Sign(body, now);
        using var api = new HttpClient(new InProcessHandler(services.GetRequiredService<InProcessServer>())) { BaseAddress = new Uri("http://localhost") };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/mail/events", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        return await api.SendAsync(request, cancellation);
    }

    private static byte[] Body(StoredMail stored, string named, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(stored.Body);
        var mail = new SendGridMail(document.RootElement);
        var told = new Dictionary<string, object>(mail.CustomArguments.Select(argument => KeyValuePair.Create(argument.Key, (object)argument.Value)))
        {
            ["event"] = named,
            ["email"] = mail.Receivers,
            ["timestamp"] = now.ToUnixTimeSeconds(),
            ["sg_event_id"] = $"{named}-{stored.Number}-{now.UtcTicks}",
            ["sg_message_id"] = $"m{stored.Number:D6}.local",
            [named == "delivered" || named == "deferred" ? "response" : "reason"] = Reasons[named],
        };
        if (named == "bounce")
            (told["type"], told["status"]) = ("bounce", "5.1.1");
        return [.. JsonSerializer.SerializeToUtf8Bytes(new[] { told }), (byte)'\r', (byte)'\n'];
    }
}
