// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
namespace SendGrid.Helpers.Mail;

public partial class SendGridMessage
{
    public void SetFrom(string email, string name = null) => SetFrom(Address(email, name));

    public void SetFrom(EmailAddress email) => From = email;

    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    public void AddTo(string email, string name = null) => AddTo(Address(email, name));

    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(email);
        var envelope = Envelope(personalizationIndex, personalization);
        (envelope.Tos ??= []).Add(email);
    }

    public void AddCc(string email, string name = null) => AddCc(Address(email, name));

    public void AddCc(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(email);
        var envelope = Envelope(personalizationIndex, personalization);
        (envelope.Ccs ??= []).Add(email);
    }

    public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) =>
        Envelope(personalizationIndex, personalization).Subject = subject;

    public void SetGlobalSubject(string subject) => Subject = subject;

    /// <exception cref="ArgumentException">The envelope has another value under this name.</exception>
    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization personalization = null)
    {
        var envelope = Envelope(personalizationIndex, personalization);
        AddOnce(envelope.Headers ??= [], headerKey, headerValue);
    }

    /// <exception cref="ArgumentException">The mail has a value under this name.</exception>
    public void AddGlobalHeader(string key, string value) => (Headers ??= []).Add(key, value);

    /// <exception cref="ArgumentException">The envelope has another value under this name.</exception>
    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization personalization = null)
    {
        var envelope = Envelope(personalizationIndex, personalization);
        AddOnce(envelope.CustomArgs ??= [], customArgKey, customArgValue);
    }

    /// <exception cref="ArgumentException">The mail has a value under this name.</exception>
    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= []).Add(key, value);

    public void AddCategory(string category) => (Categories ??= []).Add(category);

    public void AddContent(string mimeType, string text) => (Contents ??= []).Add(new Content(mimeType, text));

    /// <summary>Adds a file, given in Base64. A file without a name or without content is left out, as the package does.</summary>
    public void AddAttachment(string filename, string base64Content, string type = null, string disposition = null, string content_id = null)
    {
        if (string.IsNullOrWhiteSpace(filename) || string.IsNullOrWhiteSpace(base64Content))
            return;

        AddAttachment(new Attachment
        {
            Filename = filename, Content = base64Content, Type = type, Disposition = disposition, ContentId = content_id,
        });
    }

    public void AddAttachment(Attachment attachment) => (Attachments ??= []).Add(attachment);

    public void SetClickTracking(bool enable, bool enableText) =>
        (TrackingSettings ??= new TrackingSettings()).ClickTracking = new ClickTracking { Enable = enable, EnableText = enableText };

    public void SetOpenTracking(bool enable, string substitutionTag = null) =>
        (TrackingSettings ??= new TrackingSettings()).OpenTracking = new OpenTracking { Enable = enable, SubstitutionTag = substitutionTag };

    private static EmailAddress Address(string email, string name) => string.IsNullOrWhiteSpace(email)
        ? throw new ArgumentNullException(nameof(email), "A mail needs an address.")
        : new EmailAddress(email, name);

    private static void AddOnce(Dictionary<string, string> values, string key, string value)
    {
        if (!values.TryGetValue(key, out var found) || found != value)
            values.Add(key, value);
    }

    // A given envelope is a further one; an index may name one that is there or the next that is not.
    private Personalization Envelope(int index, Personalization given)
    {
        Personalizations ??= [];
        if (given is not null || index == Personalizations.Count)
        {
            Personalizations.Add(given ?? new Personalization());
            return Personalizations[^1];
        }

        return index < Personalizations.Count
            ? Personalizations[index]
            : throw new ArgumentException($"There are {Personalizations.Count} personalizations, none at {index}.", nameof(index));
    }
}
