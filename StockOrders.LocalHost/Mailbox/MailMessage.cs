using System.Text.Json;
using System.Text.Json.Serialization;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>A mail as `GET /local/messages` shows it; several receivers stand in one text, separated by commas.</summary>
internal sealed record MailMessage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("html")] string? Html,
    [property: JsonPropertyName("links")] IReadOnlyList<string> Links,
    [property: JsonPropertyName("attachments")] IReadOnlyList<MailAttachment> Attachments,
    [property: JsonPropertyName("sent_at")] DateTime SentAt,
    [property: JsonPropertyName("effect_id")] string? EffectId,
    [property: JsonPropertyName("posts")] long Posts)
{
    /// <exception cref="JsonException">The text is not a mail as SendGrid's v3 API takes it.</exception>
    public static MailMessage Read(StoredMail stored)
    {
        using var document = JsonDocument.Parse(stored.Body);
        var mail = new SendGridMail(document.RootElement);
        var (text, html) = (mail.Content("text/plain"), mail.Content("text/html"));
        return new(
            $"m{stored.Number:D6}",
            mail.Receivers,
            mail.Sender,
            mail.Subject,
            text,
            html,
            MailLinks.In(text, html),
            mail.Attachments,
            stored.SentAt.UtcDateTime,
            stored.EffectId,
            stored.Posts);
    }
}

/// <param name="Size">In bytes, decoded.</param>
internal sealed record MailAttachment(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("size")] int Size,
    [property: JsonIgnore] byte[] Content);
