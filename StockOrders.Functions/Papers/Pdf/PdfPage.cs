using System.Globalization;
using System.Text;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>What is drawn on one page. Places are in points from its upper left corner, as people read; the format counts from the lower left.</summary>
internal sealed class PdfPage
{
    /// <summary>A4.</summary>
    public const decimal Width = 595.28m;

    /// <inheritdoc cref="Width"/>
    public const decimal Height = 841.89m;

    private readonly StringBuilder content = new();

    public ReadOnlyMemory<byte> Content => Encoding.ASCII.GetBytes(content.ToString());

    /// <param name="y">Where the letters stand.</param>
    /// <param name="gray">0 for black, 1 for white.</param>
    public void Text(PdfFont font, decimal size, decimal x, decimal y, ReadOnlySpan<char> text, decimal gray = 0)
    {
        if (text.IsEmpty)
            return;
        content.Append(CultureInfo.InvariantCulture, $"BT {gray} g /{font.Resource} {size} Tf {x:0.##} {Height - y:0.##} Td <");
        font.Encode(content, text);
        content.Append("> Tj ET\n");
    }

    public void TextRight(PdfFont font, decimal size, decimal right, decimal y, ReadOnlySpan<char> text, decimal gray = 0) =>
        Text(font, size, right - font.WidthOf(text, size), y, text, gray);

    public void Rule(decimal left, decimal right, decimal y, decimal width = 0.5m, decimal gray = 0.75m) =>
        content.Append(CultureInfo.InvariantCulture, $"{gray} G {width} w {left:0.##} {Height - y:0.##} m {right:0.##} {Height - y:0.##} l S\n");

    public void Fill(decimal left, decimal top, decimal right, decimal bottom, decimal gray) => content.Append(
        CultureInfo.InvariantCulture, $"{gray} g {left:0.##} {Height - bottom:0.##} {right - left:0.##} {bottom - top:0.##} re f\n");
}
