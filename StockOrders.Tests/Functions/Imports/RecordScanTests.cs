using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Imports;

namespace StockOrders.Tests.Functions.Imports;

public sealed class RecordScanTests
{
    [Theory]
    [InlineData("a,b\nc,d", "1:a|b 2:c|d")]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\rc,d\r", "1:a|b 2:c|d")]
    [InlineData("\"a,b\",c\nd,e", "1:a,b|c 2:d|e")]
    [InlineData("\"a \"\"b\"\"\",c\n", "1:a \"b\"|c")]
    [InlineData("\"two\r\nlines\",c\nd,e", "1:two\r\nlines|c 3:d|e")]
    [InlineData("a,\n,b\n\nc,d", "1:a| 2:|b 3: 4:c|d")]
    [InlineData("\"\",b", "1:|b")]
    public void Cells_are_as_RFC_4180_has_them(string file, string expected) => Assert.Equal(expected, string.Join(' ', Records(file, 1_000)));

    [Theory]
    [InlineData("a,b\nx\"y,z\nc,d", "1:a|b 2!Quote 3:c|d")]
    [InlineData("a,b\n\"x\"y,z\nc,d", "1:a|b 2!Quote 3:c|d")]
    [InlineData("a,b\n\"x,y\nc,d\ne,f", "1:a|b 2!Quote 3:c|d 4:e|f")]
    [InlineData("a,b\n\"x,y\n\"c\",d\ne,f", "1:a|b 2!Quote 3:c|d 4:e|f")]
    [InlineData("a,b\nx,\"", "1:a|b 2!Quote")]
    public void A_stray_quote_costs_its_line_and_no_other(string file, string expected) => Assert.Equal(expected, string.Join(' ', Records(file, 1_000)));

    [Theory]
    [InlineData(RecordScan.MaxRecord, "1:a 2!TooLong 3:b")]
    [InlineData(10 * RecordScan.MaxRecord, "1:a 2!TooLong 3:b")]
    public void A_line_without_end_is_passed_over_to_its_end(int length, string expected)
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            Assert.Equal(expected, string.Join(' ', Records($"a{end}{new string('x', length)}{end}b{end}", 50_000)));
        }
    }

    [Fact]
    public void A_quote_that_is_open_for_too_long_costs_its_first_line()
    {
        var file = "a\n\"open\n" + string.Concat(Enumerable.Repeat("line\n", RecordScan.MaxRecord / 4)) + "\"\nb\n";

        var records = Records(file, 10_000);

        Assert.Equal(["1:a", "2!Quote", "3:line"], records.Take(3));
        Assert.Equal($"{(RecordScan.MaxRecord / 4) + 3}!Quote", records[^2]);
        Assert.EndsWith(":b", records[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_found_depends_on_the_file_and_not_on_the_pieces_it_comes_in()
    {
        var letters = Gen.Elements('a', ',', '"', '\n', '\r', 'é', ';');
        var files = (from text in Gen.ArrayOf(letters) from piece in Gen.Choose(1, 7) select (Text: new string(text), Piece: piece)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(files, file =>
            Assert.Equal(Records(file.Text, 100_000), Records(file.Text, file.Piece))));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_file_however_much_of_it_was_passed_over()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"{number},x\n")));
        using var feed = new FileFeed(new Pieces(file, 9_999), default);
        Assert.True(await feed.Skip(300_000));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.AsSpan(0, 300_000))), feed.Hash());

        var scan = new RecordScan((byte)',');
        while (await feed.Next(scan))
        {
        }

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), feed.Hash());
        Assert.Equal(file.Length, feed.Offset);
    }

    private static List<string> Records(string file, int piece)
    {
        using var feed = new FileFeed(new Pieces(Encoding.UTF8.GetBytes(file), piece), default);
        var (scan, found, line) = (new RecordScan((byte)','), new List<string>(), 1);
        while (feed.Next(scan).AsTask().GetAwaiter().GetResult())
        {
            found.Add(scan.Fault == RecordFault.None
                ? $"{line}:{string.Join('|', Enumerable.Range(0, scan.Cells).Select(scan.Text))}"
                : $"{line}!{scan.Fault}");
            line = feed.Line;
        }

        return found;
    }
}

/// <summary>A file that comes in pieces, and breaks off where it is told to.</summary>
internal sealed class Pieces(byte[] file, int piece, int? breaksAt = null) : Stream
{
    private int at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at >= breaksAt)
        {
            throw new IOException("The connection was reset.");
        }

        var length = Math.Min(Math.Min(piece, count), (breaksAt ?? file.Length) - at);
        file.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
        at += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
