// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

public class Attachment
{
    /// <summary>The file in Base64.</summary>
    [JsonPropertyName("content")]
    public string Content { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("filename")]
    public string Filename { get; set; }

    [JsonPropertyName("disposition")]
    public string Disposition { get; set; }

    [JsonPropertyName("content_id")]
    public string ContentId { get; set; }
}
