using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>Stands where SendGrid's servers stand: the real client posts to it, and the mail lands in the mailbox.</summary>
internal sealed class MailboxHandler(MailStore mails) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri?.AbsolutePath != "/v3/mail/send" || request.Content is null)
            return new(HttpStatusCode.NotFound) { RequestMessage = request };
        var body = await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = Post(body);
        answer.RequestMessage = request;
        return answer;
    }

    private HttpResponseMessage Post(byte[] body)
    {
        string? effectId;
        try
        {
            using var document = JsonDocument.Parse(body);
            var mail = new SendGridMail(document.RootElement);
            if (mail.Problem() is { } problem)
                return Refused(problem);
            effectId = mail.EffectId;
            // Attachments are read now, so that a broken one is refused and not found by a reader later.
            _ = mail.Attachments;
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return Refused("Bad Request: " + broken.Message);
        }

        var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new ByteArrayContent([]) };
        answer.Headers.Add("X-Message-Id", $"m{mails.Post(effectId, body):D6}");
        return answer;
    }

    private static HttpResponseMessage Refused(string message) =>
        new(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { errors = new[] { new { message } } }) };
}
