using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace StockOrders.Functions.Pages;

/// <summary>
/// Markup that is safe to send. It is written as an interpolated string whose holes are encoded by what they are: text always, markup
/// never, and nothing else fits in. Attribute values stand in double quotes. It is kept as the pieces it was written from, so that a page
/// of hundreds of lines is copied once, when it is sent.
/// </summary>
internal readonly struct Html
{
    /// <summary>Letters of all scripts stay as they are; what means something in markup does not.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A string, an array of pieces of this kind, or null for nothing.</summary>
    private readonly object? piece;

    private Html(object? piece) => this.piece = piece;

    public static Html Empty => default;

    public static Html Of(ref Writer writer) => new(writer.Pieces);

    /// <summary>Text of our own that is markup or style already.</summary>
    public static Html Trusted(string constant) => new(constant);

    /// <summary>Text to the letter, for what a form sends back: another sign in a name or a value would be another name or value.</summary>
    public static Html Exact(string? words) => new(string.IsNullOrEmpty(words) ? null : Encoder.Encode(words));

    public static Html Join(IEnumerable<Html> parts) => new(parts.Select(part => part.piece).ToArray());

    /// <summary>Text with its line breaks kept.</summary>
    public static Html Lines(string text) => new(text.AsSpan().ContainsAny('\r', '\n')
        ? string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encoded))
        : Encoded(text));

    public void WriteTo(Utf8Text target) => Write(piece, target);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(piece, text);
        return text.ToString();
    }

    private static string Encoded(string words) => Encoder.Encode(VisibleText.Of(words));

    private static void Write(object? piece, Utf8Text target)
    {
        if (piece is string text)
        {
            target.Add(text);
        }
        else if (piece is object?[] pieces)
        {
            foreach (var one in pieces)
                Write(one, target);
        }
    }

    private static void Append(object? piece, StringBuilder target)
    {
        if (piece is object?[] pieces)
        {
            foreach (var one in pieces)
                Append(one, target);
        }
        else
        {
            target.Append((string?)piece);
        }
    }

    [InterpolatedStringHandler]
    internal ref struct Writer(int literalLength, int formattedCount)
    {
        /// <summary>Between any two holes there is one literal at most, and one before and behind them; the compiler may split long ones.</summary>
        private object?[] pieces = new object?[literalLength == 0 ? formattedCount : (2 * formattedCount) + 1];
        private int count;

        internal readonly object?[] Pieces => pieces;

        public void AppendLiteral(string markup) => Add(markup);

        public void AppendFormatted(string? words) => Add(string.IsNullOrEmpty(words) ? null : Encoded(words));

        public void AppendFormatted(int number) => Add(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Html part) => Add(part.piece);

        public void AppendFormatted(IEnumerable<Html> parts) => Add(Join(parts).piece);

        private void Add(object? piece)
        {
            if (count == pieces.Length)
                Array.Resize(ref pieces, Math.Max(4, count * 2));
            pieces[count++] = piece;
        }
    }
}
