// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether SendGrid rewrites the mail's links to pass through it.</summary>
public class ClickTracking
{
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    [JsonPropertyName("enable_text")]
    public bool? EnableText { get; set; }
}
