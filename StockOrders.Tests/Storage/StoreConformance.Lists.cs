using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public abstract partial class StoreConformance
{
    private async Task<string> Names(RowRange range, int limit = 1000) => string.Join(' ', (await All(range, limit)).Select(row => row.Key.Row));

    [StoreFact]
    public async Task Rows_come_in_the_order_of_their_characters_numbers()
    {
        await MustCommit([.. "b a10 a1 a a2 A a.b a-b a_b aB B 1 ~a a1b".Split(' ').Select(row => RowChange.Insert(row, Bytes("x")))]);

        Assert.Equal("1 A B a a-b a.b a1 a10 a1b a2 aB a_b b", await Names(new(_partition, "", "~")));
    }

    [StoreFact]
    public async Task A_range_has_its_first_name_and_not_its_last()
    {
        await MustCommit([.. "a b c d".Split(' ').Select(row => RowChange.Insert(row, Bytes("x")))]);

        Assert.Equal("b c", await Names(new(_partition, "b", "d")));
        Assert.Equal("", await Names(new(_partition, "b", "b")));
        Assert.Equal("", await Names(new(_partition, "d", "b")));
    }

    [StoreFact]
    public async Task A_prefix_has_all_its_rows_and_none_of_its_neighbours()
    {
        await MustCommit([.. "o o- o. o.1 o.10 o.~ o0 oo".Split(' ').Select(row => RowChange.Insert(row, Bytes("x")))]);

        Assert.Equal("o. o.1 o.10 o.~", await Names(RowRange.Prefix(_partition, "o.")));
        Assert.Equal("o.1 o.10", await Names(RowRange.Prefix(_partition, "o.1")));
    }

    [StoreFact]
    public async Task Pages_of_one_row_give_every_row_once_and_end()
    {
        await MustCommit([.. Enumerable.Range(0, 5).Select(i => RowChange.Insert($"r.{i}", Bytes("x")))]);

        Assert.Equal("r.0 r.1 r.2 r.3 r.4", await Names(RowRange.Prefix(_partition, "r."), limit: 1));
        Assert.Equal("r.0 r.1 r.2 r.3 r.4", await Names(RowRange.Prefix(_partition, "r."), limit: 2));
    }

    [StoreFact]
    public async Task A_page_of_a_thousand_is_full_and_says_whether_more_follows()
    {
        for (var i = 0; i < 10; i++)
            await MustCommit([.. Enumerable.Range(i * 100, 100).Select(n => RowChange.Insert($"r.{n:D4}", Bytes("x")))]);
        var exact = await Store.List(RowRange.Prefix(_partition, "r."), 1000, null, None);
        Assert.Equal(1000, exact.Rows.Count);
        Assert.Null(exact.Continuation);

        await MustCommit(RowChange.Insert("r.1000", Bytes("x")));

        var first = await Store.List(RowRange.Prefix(_partition, "r."), 1000, null, None);
        var second = await Store.List(RowRange.Prefix(_partition, "r."), 1000, first.Continuation, None);
        Assert.Equal(1000, first.Rows.Count);
        Assert.Equal("r.1000", Assert.Single(second.Rows).Key.Row);
        Assert.Null(second.Continuation);
    }

    [StoreFact]
    public async Task A_continuation_stays_good_while_rows_come_and_go()
    {
        await MustCommit([.. "b d f h".Split(' ').Select(row => RowChange.Insert(row, Bytes("x")))]);
        var range = new RowRange(_partition, "a", "z");
        var first = await Store.List(range, 2, null, None);

        await MustCommit(RowChange.Insert("a", Bytes("x")), RowChange.Delete("d"), RowChange.Insert("e", Bytes("x")), RowChange.Delete("f"));

        var rest = await Store.List(range, 10, first.Continuation, None);
        Assert.Equal("e h", string.Join(' ', rest.Rows.Select(row => row.Key.Row)));
    }

    [StoreFact]
    public async Task A_continuation_of_another_range_does_not_lead_out_of_this_one()
    {
        await MustCommit([.. "a1 a2 b1 b2 c1".Split(' ').Select(row => RowChange.Insert(row, Bytes("x")))]);
        var range = RowRange.Prefix(_partition, "b");
        async Task<string> After(string continuation) =>
            string.Join(' ', (await Store.List(range, 10, continuation, None)).Rows.Select(row => row.Key.Row));

        Assert.Equal("b1 b2", await After("a1"));
        Assert.Equal("b2", await After("b1"));
        Assert.Equal("", await After("c1"));
        Assert.Equal("b1 b2", await After("a' or RowKey ge 'a"));
        await Assert.ThrowsAsync<ArgumentException>("name", async () => await After("no\nname"));
    }

    [StoreFact]
    public async Task A_page_has_at_least_one_row_and_at_most_a_thousand()
    {
        var range = RowRange.Prefix(_partition, "r.");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.List(range, 0, null, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.List(range, 1001, null, None));
    }

    [StoreFact]
    public async Task Listed_bodies_are_whole()
    {
        await MustCommit(RowChange.Insert("a", Bytes(0)), RowChange.Insert("b", Bytes(70_000)), RowChange.Insert("c", Bytes(500_000)));

        Assert.Equal([0, 70_000, 500_000], (await All(new(_partition, "a", "d"), 10)).Select(row => row.Body.Length));
        Assert.All(await All(new(_partition, "a", "d"), 1), row => Assert.Equal(Bytes(row.Body.Length), row.Body.ToArray()));
    }
}
