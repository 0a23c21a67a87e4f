namespace StockOrders.Functions.Papers.Pdf;

/// <summary>Text broken into lines of a width: at the spaces, and within words that are wider than a line.</summary>
internal static class LineBreaks
{
    /// <param name="text">Lines of it begin lines.</param>
    public static List<string> Of(PdfFont font, decimal size, decimal width, string text)
    {
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            Break(font, size, width, SettableText.Of(line).Trim(), lines);
        while (lines is [.., ""])
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    /// <summary>One line of it; where it is longer, as much as fits and a sign that there is more.</summary>
    public static string First(PdfFont font, decimal size, decimal width, string text)
    {
        var line = SettableText.Of(text);
        return Fitting(font, size, width, line) == line.Length ? line : string.Concat(line.AsSpan(0, Fitting(font, size, width - size, line)).TrimEnd(), "…");
    }

    private static void Break(PdfFont font, decimal size, decimal width, ReadOnlySpan<char> rest, List<string> lines)
    {
        while (true)
        {
            var fits = Fitting(font, size, width, rest);
            if (fits == rest.Length)
            {
                lines.Add(rest.ToString());
                return;
            }

            var space = rest[fits] == ' ' ? fits : rest[..fits].LastIndexOf(' ');
            var end = space > 0 ? space : fits;
            lines.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }
    }

    /// <summary>How many letters fit, at least one.</summary>
    private static int Fitting(PdfFont font, decimal size, decimal width, ReadOnlySpan<char> text)
    {
        var left = width;
        for (var index = 0; index < text.Length; index++)
        {
            left -= font.WidthOf(text.Slice(index, 1), size);
            if (left < 0)
                return Math.Max(1, index);
        }

        return text.Length;
    }
}
