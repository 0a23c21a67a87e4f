using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class BodyCodecTests
{
    private const int Max = 100_000;

    [Fact]
    public void What_was_packed_is_unpacked_the_same() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(0, 60).ToArbitrary(), (document, times) =>
            {
                var repeated = Enumerable.Repeat(document, times).SelectMany(bytes => bytes).ToArray();
                Assert.Equal(repeated, BodyCodec.Unpack(BodyCodec.Pack(repeated), Max).ToArray());
            }));

    [Fact]
    public void A_repetitive_document_becomes_small_and_noise_grows_by_one_byte()
    {
        var noise = new byte[6000];
        new Random(1).NextBytes(noise);

        Assert.InRange(BodyCodec.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"quantity\":12,\"unit_cost\":\"4.20\"},", 200)))).Length, 1, 500);
        Assert.Equal(6001, BodyCodec.Pack(noise).Length);
        Assert.Equal(noise, BodyCodec.Unpack(BodyCodec.Pack(noise), Max).ToArray());
    }

    [Fact]
    public void A_document_just_at_the_expected_length_is_unpacked_and_one_longer_is_not()
    {
        var document = new byte[Max];
        Assert.Equal(document, BodyCodec.Unpack(BodyCodec.Pack(document), Max).ToArray());
        Assert.Throws<InvalidDataException>(() => BodyCodec.Unpack(BodyCodec.Pack(document), Max - 1));
        Assert.Throws<InvalidDataException>(() => BodyCodec.Unpack(BodyCodec.Pack(new byte[10]), 9));
    }

    [Fact]
    public void A_bomb_that_says_it_is_small_is_not_unpacked_past_what_it_says()
    {
        foreach (var said in new[] { 0, 10, 999_999, -1, int.MaxValue, int.MinValue })
            Assert.Throws<InvalidDataException>(() => BodyCodec.Unpack(Deflated(new byte[1_000_000], said), Max));
    }

    [Fact]
    public void A_document_that_was_cut_is_refused_or_whole()
    {
        var document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"{i},")));
        var stored = BodyCodec.Pack(document);
        // The last byte may hold only the mark of the end.
        for (var length = 0; length < stored.Length; length++)
            if (Unpacked(stored[..length]) is { } whole) Assert.Equal(document, whole);
    }

    [Fact]
    public void A_damaged_document_is_refused_or_has_no_more_than_was_expected()
    {
        var stored = BodyCodec.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"{i},")))).ToArray();
        for (var i = 0; i < stored.Length; i++)
        {
            var damaged = stored.ToArray();
            damaged[i] ^= 0x55;
            Assert.InRange(Unpacked(damaged)?.Length ?? 0, 0, Max);
        }
    }

    [Fact]
    public void A_document_that_could_not_be_read_back_is_not_packed() =>
        Assert.Throws<StoreLimitException>(() => BodyCodec.Pack(new byte[StoreLimits.MaxDocumentBytes + 1]));

    private static byte[]? Unpacked(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return BodyCodec.Unpack(stored, Max).ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Deflated(byte[] document, int saidLength)
    {
        var target = new MemoryStream();
        var header = new byte[5];
        header[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(1), saidLength);
        target.Write(header);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(document);
        return target.ToArray();
    }
}
