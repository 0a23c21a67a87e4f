namespace StockOrders.Functions.Imports;

/// <summary>Ends of lines: LF, CR LF, and CR alone.</summary>
internal static class LineBreaks
{
    /// <summary>Where the line break ends that begins there, or the data; null where its last byte may be half of one.</summary>
    public static int? Behind(ReadOnlySpan<byte> data, int at, bool isEnd) =>
        at >= data.Length ? isEnd ? at : null
        : data[at] != '\r' ? at + 1
        : at + 1 < data.Length ? at + (data[at + 1] == '\n' ? 2 : 1)
        : isEnd ? at + 1 : null;

    public static int Count(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOf((byte)'\r');
            if (next < 0)
            {
                break;
            }

            at += next;
            lines += at + 1 < text.Length && text[at + 1] == '\n' ? 0 : 1;
        }

        return lines;
    }
}
