// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

public partial class SendGridMessage
{
    private static readonly JsonSerializerOptions Wire = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The request's JSON. The plain text and HTML set by property become the mail's contents and are then unset.</summary>
    /// <param name="useDefaultSerialization">In the package: whether Newtonsoft's global settings are left aside. Nothing here has any.</param>
    public string Serialize(bool useDefaultSerialization = true)
    {
        if (PlainTextContent is not null || HtmlContent is not null)
        {
            Contents = [];
            if (PlainTextContent is not null)
                AddContent("text/plain", PlainTextContent);
            if (HtmlContent is not null)
                AddContent("text/html", HtmlContent);
            PlainTextContent = HtmlContent = null;
        }

        // SendGrid wants the plain text first, then HTML, and nothing empty.
        if (Contents is { Count: > 1 })
            Contents = [.. Contents.Where(IsFilled).OrderBy(Rank)];

        return JsonSerializer.Serialize(this, Wire);
    }

    private static bool IsFilled(Content content) => !string.IsNullOrEmpty(content.Type) && !string.IsNullOrEmpty(content.Value);

    private static int Rank(Content content) => content.Type switch { "text/plain" => 0, "text/html" => 1, _ => 2 };
}
