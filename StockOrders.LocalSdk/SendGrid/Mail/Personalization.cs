// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>One envelope of a mail: to whom, and what differs for them.</summary>
public class Personalization
{
    [JsonPropertyName("to")]
    [JsonConverter(typeof(EachAddressOnce))]
    public List<EmailAddress> Tos { get; set; }

    [JsonPropertyName("cc")]
    [JsonConverter(typeof(EachAddressOnce))]
    public List<EmailAddress> Ccs { get; set; }

    [JsonPropertyName("bcc")]
    [JsonConverter(typeof(EachAddressOnce))]
    public List<EmailAddress> Bccs { get; set; }

    [JsonPropertyName("subject")]
    public string Subject { get; set; }

    [JsonPropertyName("headers")]
    public Dictionary<string, string> Headers { get; set; }

    [JsonPropertyName("custom_args")]
    public Dictionary<string, string> CustomArgs { get; set; }
}
