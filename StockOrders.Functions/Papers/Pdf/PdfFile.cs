using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>
/// The objects of a document, one after the other, and where each begins (ISO 32000-1, 7.5). No clock and no chance: the same objects
/// give the same bytes.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly List<long> offsets = [];

    public PdfFile()
    {
        Write("%PDF-1.7\n%");
        // Tells programs that move files about that this one is not text.
        bytes.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>The number of an object that is written later, for those that name it before.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    /// <returns>The object's number.</returns>
    public int Add(string body) => Fill(Reserve(), body);

    public int Fill(int number, string body)
    {
        offsets[number - 1] = bytes.Length;
        Write($"{number} 0 obj\n{body}\nendobj\n");
        return number;
    }

    /// <param name="entries">Of the stream's dictionary, besides its length and filter.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);

        var number = Reserve();
        offsets[number - 1] = bytes.Length;
        Write($"{number} 0 obj\n<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        packed.WriteTo(bytes);
        Write("\nendstream\nendobj\n");
        return number;
    }

    public byte[] Finish(int catalog, int info)
    {
        var id = Convert.ToHexString(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).AsSpan(0, 16));
        var start = bytes.Length;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return bytes.ToArray();
    }

    /// <summary>A text string of a dictionary: in UTF-16, so that nothing in it means something else.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => bytes.Dispose();

    private void Write(string ascii) => bytes.Write(Encoding.ASCII.GetBytes(ascii));
}
