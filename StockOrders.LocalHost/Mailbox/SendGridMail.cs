using System.Text.Json;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>Reads what of SendGrid's `POST /v3/mail/send` body the mailbox shows.</summary>
internal readonly struct SendGridMail(JsonElement root)
{
    public string Receivers => string.Join(", ", Personalizations().SelectMany(part => Items(part, "to")).Select(to => Text(to, "email")));

    public string Sender => root.TryGetProperty("from", out var from) ? Text(from, "email") ?? "" : "";

    public string Subject =>
        Text(root, "subject") ?? Personalizations().Select(part => Text(part, "subject")).FirstOrDefault(subject => subject is not null) ?? "";

    /// <summary>The stable id of the effect that this mail is, which makes a second post of it the same mail.</summary>
    public string? EffectId => EffectOf(root) ?? Personalizations().Select(EffectOf).FirstOrDefault(id => id is not null);

    /// <summary>What SendGrid repeats in each event of the mail.</summary>
    public IReadOnlyDictionary<string, string> CustomArguments =>
        root.TryGetProperty("custom_args", out var arguments) && arguments.ValueKind == JsonValueKind.Object
            ? arguments.EnumerateObject().Where(argument => argument.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(argument => argument.Name, argument => argument.Value.GetString()!)
            : [];

    public IReadOnlyList<MailAttachment> Attachments => [.. Items(root, "attachments").Select(AttachmentOf)];

    public string? Content(string type) =>
        Items(root, "content").Where(part => Text(part, "type") == type).Select(part => Text(part, "value")).FirstOrDefault();

    /// <summary>What SendGrid would refuse with a 400, or null.</summary>
    public string? Problem() => this switch
    {
        _ when root.ValueKind != JsonValueKind.Object => "The body must be an object.",
        { Receivers: "" } => "The to array is required for all personalization objects, and must have at least one email object.",
        { Sender: "" } => "The from object must be provided for every email send.",
        { Subject: "" } => "The subject is required.",
        _ when Content("text/plain") is null && Content("text/html") is null => "The content value must be a string at least one character in length.",
        _ => null,
    };

    private IEnumerable<JsonElement> Personalizations() => Items(root, "personalizations");

    private static string? EffectOf(JsonElement part) =>
        part.TryGetProperty("custom_args", out var arguments) && arguments.ValueKind == JsonValueKind.Object ? Text(arguments, "effect_id") : null;

    private static MailAttachment AttachmentOf(JsonElement attachment)
    {
        var content = attachment.TryGetProperty("content", out var encoded) ? encoded.GetBytesFromBase64() : [];
        return new(Text(attachment, "filename") ?? "", Text(attachment, "type") ?? "application/octet-stream", content.Length, content);
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
