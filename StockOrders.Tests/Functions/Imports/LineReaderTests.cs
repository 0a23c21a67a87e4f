using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Imports;

namespace StockOrders.Tests.Functions.Imports;

public sealed class LineReaderTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    [Theory]
    [InlineData("l1,v1,w1,2026-04-30,20", "l1 v1 w1 2026-04-30 20")]
    [InlineData("l1,v1,w1,2026-04-30,-1.25", "l1 v1 w1 2026-04-30 -1.25")]
    [InlineData("\"l 1\",é,w1,2026-04-30T23:30:00Z,0.0001", "l 1 é w1 2026-05-01 0.0001")]
    [InlineData("'=1,v1,w1,1777550400,1000000000", "=1 v1 w1 2026-04-30 1000000000")]
    public void A_sound_line_is_read(string line, string expected) => Assert.Equal(expected, Read(line).Line);

    [Theory]
    [InlineData(",v1,w1,2026-04-30,20", "id", "missing_member")]
    [InlineData("l1,,w1,2026-04-30,20", "variant", "missing_member")]
    [InlineData("l1,v1,\u0007,2026-04-30,20", "warehouse", null)]
    [InlineData("l1,v1,w1,30/04/2026,20", "date", "not_a_date")]
    [InlineData("l1,v1,w1,2026-02-30,20", "date", "not_a_date")]
    [InlineData("l1,v1,w1,1970-01-01,20", "date", "not_a_date")]
    [InlineData("l1,v1,w1,2026-05-02,20", "date", "date_to_come")]
    [InlineData("l1,v1,w1,2024-04-29,20", "date", "date_too_old")]
    [InlineData("l1,v1,w1,2026-04-30,1e3", "quantity", "wrong_type")]
    [InlineData("l1,v1,w1,2026-04-30,\"1,000\"", "quantity", "wrong_type")]
    [InlineData("l1,v1,w1,2026-04-30,NaN", "quantity", "wrong_type")]
    [InlineData("l1,v1,w1,2026-04-30,007", "quantity", "wrong_type")]
    [InlineData("l1,v1,w1,2026-04-30,1000000001", "quantity", "out_of_range")]
    [InlineData("l1,v1,w1,2026-04-30,0.00001", "quantity", "too_precise")]
    [InlineData("l1,v1,w1,2026-04-30", null, "wrong_cell_count")]
    [InlineData("l1,v1,w1,2026-04-30,20,more", null, "wrong_cell_count")]
    [InlineData("l1,v1,w1,2026-04-30,2\"0", null, "malformed_csv")]
    public void A_wrong_line_is_refused_by_its_column(string line, string? field, string? code)
    {
        var fault = Read(line).Fault;

        Assert.NotNull(fault);
        Assert.Equal((7, field), (fault.Line, fault.Field));
        Assert.Equal(code ?? fault.Code, fault.Code);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Assert.Equal("malformed_csv", Read([.. "l1,v"u8, 0xC3, 0x28, .. ",w1,2026-04-30,20"u8]).Fault?.Code);
    }

    /// <summary>Quotes round a cell send the line to neither reader alone: what they make of it must be one.</summary>
    [Fact]
    public void Plain_cells_are_read_as_the_rules_of_posted_bodies_read_them()
    {
        var cells = Gen.Elements("l1", "v-1", "w_1", "2026-04-30", "2024-05-01", "2026-4-30", "0", "-0", "20", "-3.5", "1.2500", "0.12345", "01", "999999999", "1000000000.0001", "'x", "a b", "é", "");
        var lines = Gen.ArrayOf(cells, 5).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(lines, line =>
        {
            var (plain, judged) = (Read(string.Join(',', line)), Read(string.Join(',', line), slow: true));
            Assert.Equal((judged.Line, judged.Fault), (plain.Line, plain.Fault));
        }));
    }

    [Fact]
    public void Lines_come_back_from_a_chunk_as_they_were()
    {
        var sample = ArbMap.Default.ArbFor<(NonEmptyString Id, byte Variant, byte Warehouse, ushort Day, int Quantity, int? Reserved)[]>();

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(sample, drawn =>
        {
            var chunk = new ChunkWriter();
            var lines = drawn.Select((line, index) => new ImportLine(
                (index * 3) + 2,
                new string([.. line.Id.Get.Select(letter => char.IsSurrogate(letter) ? 'x' : letter)]),
                new($"v{line.Variant}"),
                new($"w{line.Warehouse}"),
                Today.AddDays(-line.Day),
                line.Quantity / 10_000m,
                line.Reserved / 100m)).ToArray();
            foreach (var line in lines)
            {
                chunk.Add(
                    line.Number, Encoding.UTF8.GetBytes(line.Id), line.Variant.Value, line.Warehouse.Value, line.Date, (long)(line.Quantity * 10_000), (long?)(line.Reserved * 10_000));
            }

            Assert.Equal(lines, ChunkReader.Read(chunk.Made()));
        }));
    }

    [Fact]
    public void A_damaged_chunk_is_not_read_as_another()
    {
        var chunk = new ChunkWriter();
        chunk.Add(2, "l1"u8, "v1", "w1", Today, 10_000, null);
        var made = chunk.Made();

        for (var length = 0; length < made.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ChunkReader.Read(made.AsSpan(0, length)));
        }
    }

    [Fact]
    public void An_id_is_seen_once_among_hundreds_of_thousands()
    {
        var seen = new SeenIds();
        Assert.All(Enumerable.Range(0, 300_000), number => Assert.True(seen.Add(Encoding.ASCII.GetBytes($"line-{number}"))));
        Assert.All(Enumerable.Range(0, 1_000), number => Assert.False(seen.Add(Encoding.ASCII.GetBytes($"line-{number * 300}"))));
    }

    private static (string? Line, RefusedLine? Fault) Read(string line, bool slow = false) => Read(Encoding.UTF8.GetBytes(line), slow);

    /// <param name="slow">True reads by the rules of posted bodies whatever the cells are.</param>
    private static (string? Line, RefusedLine? Fault) Read(byte[] line, bool slow = false)
    {
        var header = new FileHeader((byte)',', ["id", "variant", "warehouse", "date", "quantity"]);
        var reader = new LineReader(ImportForm.Of(ImportKind.Sales), header, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), Today, Today.AddDays(-731), new SeenIds())
        {
            IsPlainTried = !slow,
        };
        using var feed = new FileFeed(new MemoryStream(line), default);
        var scan = new RecordScan((byte)',');
        Assert.True(feed.Next(scan).AsTask().GetAwaiter().GetResult());
        var chunk = new ChunkWriter();
        var fault = reader.Read(scan, scan.Fault != RecordFault.None || feed.IsText(scan), 7, chunk);
        Assert.Equal(fault is null, chunk.Count == 1);
        return fault is not null
            ? (null, fault)
            : (string.Join(' ', ChunkReader.Read(chunk.Made()).Select(read =>
                FormattableString.Invariant($"{read.Id} {read.Variant} {read.Warehouse} {read.Date:yyyy-MM-dd} {read.Quantity}"))), null);
    }
}
