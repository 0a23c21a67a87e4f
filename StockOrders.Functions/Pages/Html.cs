using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace StockOrders.Functions.Pages;

/// <summary>
/// Markup that is safe to send. It is written as an interpolated string whose holes are encoded by what they are: text always, markup
/// never, and nothing else fits in. Attribute values stand in double quotes.
/// </summary>
internal readonly record struct Html
{
    /// <summary>Letters of all scripts stay as they are; what means something in markup does not.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(markup);

    public static Html Of(ref Writer writer) => new(writer.ToString());

    /// <summary>Text of our own that is markup or style already.</summary>
    public static Html Trusted(string constant) => new(constant);

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.markup)));

    /// <summary>Text with its line breaks kept.</summary>
    public static Html Lines(string text) =>
        new(string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encoder.Encode)));

    public override string ToString() => markup ?? "";

    [InterpolatedStringHandler]
    internal readonly ref struct Writer(int literalLength, int formattedCount)
    {
        private readonly StringBuilder text = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted(string? words) => text.Append(words is null ? "" : Encoder.Encode(words));

        public void AppendFormatted(int number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(Html part) => text.Append(part.markup);

        public void AppendFormatted(IEnumerable<Html> parts)
        {
            foreach (var part in parts)
                text.Append(part.markup);
        }

        public override string ToString() => text.ToString();
    }
}
