using System.Globalization;
using System.Text;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class RememberedRowsTests
{
    /// <summary>A plain document of a hundred bytes, whatever its number.</summary>
    private const int DocumentBytes = 100;

    private int parsed;

    [Fact]
    public void A_row_that_is_still_the_same_is_parsed_once()
    {
        var rows = Remembered(10 * DocumentBytes);

        var first = rows.Of(Row("a", 1));

        Assert.Same(first, rows.Of(Row("a", 1)));
        Assert.Equal(1, parsed);
    }

    [Fact]
    public void A_row_that_changed_is_parsed_anew_though_its_etag_came_again()
    {
        var rows = Remembered(10 * DocumentBytes);
        rows.Of(Row("a", 1));

        Assert.Equal("2", rows.Of(Row("a", 2)));
        Assert.Equal("1", rows.Of(Row("a", 1)));
        Assert.Equal(3, parsed);
    }

    [Fact]
    public void Rows_of_other_names_do_not_stand_for_each_other()
    {
        var rows = Remembered(10 * DocumentBytes);
        rows.Of(Row("a", 1));

        Assert.Equal("2", rows.Of(Row("b", 2)));
        Assert.Equal("1", rows.Of(Row("a", 1)));
        Assert.Equal(2, parsed);
    }

    [Fact]
    public void What_is_asked_for_stays_and_what_is_not_is_forgotten()
    {
        var rows = Remembered(10 * DocumentBytes);
        for (var number = 0; number < 1_000; number++)
        {
            rows.Of(Row($"n{number}", number));
            rows.Of(Row("wanted", 7));
        }

        Assert.Equal(1_001, parsed);
        rows.Of(Row("n0", 0));
        Assert.Equal(1_002, parsed);
    }

    [Fact]
    public void A_document_too_large_to_remember_is_read_all_the_same()
    {
        var rows = Remembered(DocumentBytes);

        Assert.Equal("1", rows.Of(Row("a", 1)));
        Assert.Equal("1", rows.Of(Row("a", 1)));
        Assert.Equal(2, parsed);
    }

    [Fact]
    public void The_length_of_a_document_is_known_deflated_or_plain()
    {
        foreach (var length in (int[])[0, 10, 5_000])
        {
            var stored = BodyCodec.Pack(new byte[length]);
            Assert.Equal(BodyCodec.Unpack(stored).Length, BodyCodec.DocumentBytes(stored));
        }
    }

    private RememberedRows<string> Remembered(int bytes) => new(bytes, row =>
    {
        parsed++;
        return Encoding.ASCII.GetString(BodyCodec.Unpack(row.Body).Span).TrimEnd();
    });

    private static StoredRow Row(string name, int number)
    {
        var document = number.ToString(CultureInfo.InvariantCulture).PadRight(DocumentBytes);
        return new StoredRow(new StoreKey("p", name), "etag", BodyCodec.Pack(Encoding.ASCII.GetBytes(document)));
    }
}
