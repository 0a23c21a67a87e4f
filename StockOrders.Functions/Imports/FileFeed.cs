using System.Security.Cryptography;
using System.Text.Unicode;

namespace StockOrders.Functions.Imports;

/// <summary>A file as it arrives: record after record, its SHA-256 along with it, and never more of it in memory than two records can have.</summary>
internal sealed class FileFeed(Stream body, CancellationToken cancellation) : IDisposable
{
    private readonly byte[] buffer = new byte[4 * RecordScan.MaxRecord];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int start;
    private int end;
    private int hashed;
    private bool isRead;

    /// <summary>Bytes taken so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Of the line that comes next.</summary>
    public int Line { get; set; } = 1;

    /// <summary>Of what was taken so far.</summary>
    public string Hash()
    {
        Digest();
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The first bytes, at most so many, without taking them.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Peek(int count)
    {
        while (end - start < count && await Fill())
        {
        }

        return buffer.AsMemory(start, Math.Min(count, end - start));
    }

    /// <summary>The first line, or as much of it as a record may have, without taking it; nothing behind it is waited for.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekLine()
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
            if (length >= 0 || end - start >= RecordScan.MaxRecord || !await Fill())
            {
                return buffer.AsMemory(start, Math.Min(length < 0 ? end - start : length, RecordScan.MaxRecord));
            }
        }
    }

    public void Take(int count)
    {
        start += count;
        Offset += count;
    }

    /// <summary>Takes bytes that were worked before; false where there are not so many.</summary>
    public async ValueTask<bool> Skip(long count)
    {
        while (count > 0)
        {
            if (start == end && !await Fill())
            {
                return false;
            }

            var step = (int)Math.Min(count, end - start);
            Take(step);
            count -= step;
        }

        return true;
    }

    /// <summary>Takes the next record; false at the end. A line that is too long is taken to its end.</summary>
    public async ValueTask<bool> Next(RecordScan scan)
    {
        while (true)
        {
            if (start == end && !await Fill())
            {
                return false;
            }

            if (scan.Read(buffer, start, end - start, isRead))
            {
                Take(scan.Length);
                Line += scan.LineEnds;
                if (scan.Fault == RecordFault.TooLong)
                {
                    await SkipLine();
                }

                return true;
            }

            await Fill();
        }
    }

    /// <summary>True where the record that was taken last is UTF-8.</summary>
    public bool IsText(RecordScan scan) => Utf8.IsValid(buffer.AsSpan(start - scan.Length, scan.Length));

    public void Dispose() => hash.Dispose();

    private async ValueTask SkipLine()
    {
        while (start < end || await Fill())
        {
            var at = buffer.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
            if (at < 0)
            {
                Take(end - start);
                continue;
            }

            Take(at);
            var both = (await Peek(2)).Span is [(byte)'\r', (byte)'\n'];
            Take(both ? 2 : 1);
            Line++;
            return;
        }
    }

    /// <summary>False at the end of the file. What was taken makes room for what comes.</summary>
    private async ValueTask<bool> Fill()
    {
        if (isRead)
        {
            return false;
        }

        if (buffer.Length - end < RecordScan.MaxRecord)
        {
            Digest();
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, start, hashed) = (end - start, 0, 0);
        }

        var read = await body.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        isRead = read == 0;
        return !isRead;
    }

    private void Digest()
    {
        hash.AppendData(buffer, hashed, start - hashed);
        hashed = start;
    }
}
