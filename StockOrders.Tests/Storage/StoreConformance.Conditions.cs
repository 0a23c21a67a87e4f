using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public abstract partial class StoreConformance
{
    [StoreFact]
    public async Task A_row_that_was_never_written_is_not_there() => Assert.Null(await Read("a"));

    [StoreFact]
    public async Task Inserting_a_row_that_is_there_is_a_conflict_and_changes_nothing()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));

        Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Insert("a", Bytes("two"))));
        Assert.Equal("one", await Text("a"));
    }

    [StoreFact]
    public async Task Replacing_needs_the_ETag_that_was_read_last()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));
        var first = await MustRead("a");
        await MustCommit(RowChange.Replace("a", Bytes("two"), first.ETag));

        Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Replace("a", Bytes("three"), first.ETag)));
        Assert.Equal("two", await Text("a"));
    }

    [StoreFact]
    public async Task Replacing_a_row_that_is_not_there_is_a_conflict()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));
        var gone = await MustRead("a");
        await MustCommit(RowChange.Delete("a"));

        Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Replace("a", Bytes("two"), gone.ETag)));
        Assert.Null(await Read("a"));
    }

    [StoreFact]
    public async Task Putting_makes_the_row_or_replaces_it()
    {
        await MustCommit(RowChange.Put("a", Bytes("one")));
        await MustCommit(RowChange.Put("a", Bytes("two")));

        Assert.Equal("two", await Text("a"));
    }

    [StoreFact]
    public async Task Deleting_takes_the_row_away_and_is_a_conflict_the_second_time()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));
        await MustCommit(RowChange.Delete("a"));

        Assert.Null(await Read("a"));
        Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Delete("a")));
    }

    [StoreFact]
    public async Task Deleting_with_an_ETag_needs_the_one_that_was_read_last()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));
        var first = await MustRead("a");
        await MustCommit(RowChange.Put("a", Bytes("two")));

        Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Delete("a", first.ETag)));
        await MustCommit(RowChange.Delete("a", (await MustRead("a")).ETag));
        Assert.Null(await Read("a"));
    }

    [StoreFact]
    public async Task Every_write_gives_another_ETag_also_of_the_same_body()
    {
        var etags = new List<string>();
        await MustCommit(RowChange.Insert("a", Bytes("same")));
        etags.Add((await MustRead("a")).ETag);
        await MustCommit(RowChange.Put("a", Bytes("same")));
        etags.Add((await MustRead("a")).ETag);
        await MustCommit(RowChange.Replace("a", Bytes("same"), etags[^1]));
        etags.Add((await MustRead("a")).ETag);
        await MustCommit(RowChange.Delete("a"));
        await MustCommit(RowChange.Insert("a", Bytes("same")));
        etags.Add((await MustRead("a")).ETag);

        Assert.Equal(4, etags.Distinct().Count());
    }

    [StoreFact]
    public async Task The_ETag_of_a_list_is_that_of_a_read()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));

        var listed = Assert.Single(await All(RowRange.Prefix(_partition, "a"), 10));
        Assert.Equal((await MustRead("a")).ETag, listed.ETag);
    }

    [StoreFact]
    public async Task An_ETag_that_this_store_never_gave_matches_no_row()
    {
        await MustCommit(RowChange.Insert("a", Bytes("one")));
        foreach (var etag in new[] { "", "*", "\"*\"", "W/\"*\"x", "-1", "99999999999999999999", "rev-7", "W/\"a\"\r\nX: y\"", "W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"" })
        {
            Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Replace("a", Bytes("two"), etag)));
            Assert.Equal(CommitOutcome.Conflict("a"), await Commit(RowChange.Delete("a", etag)));
        }

        Assert.Equal("one", await Text("a"));
    }

    [StoreFact]
    public async Task Partitions_do_not_see_each_other()
    {
        var other = _partition + ".x";
        await MustCommit(RowChange.Insert("a", Bytes("mine")));
        Assert.Equal(CommitOutcome.Done, await Store.Commit(other, [RowChange.Insert("a", Bytes("theirs"))], None));

        Assert.Equal("mine", await Text("a"));
        Assert.Single(await All(RowRange.Prefix(_partition, "a"), 10));
        Assert.Single(await All(RowRange.Prefix(other, "a"), 10));
    }
}
