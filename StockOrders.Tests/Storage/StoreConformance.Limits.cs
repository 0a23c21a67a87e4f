using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public abstract partial class StoreConformance
{
    // Every printable character that a name may have.
    private static readonly string NameCharacters =
        new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => !@"/\#?".Contains(c))]);

    [StoreFact]
    public async Task One_change_more_than_a_hundred_is_refused_and_changes_nothing()
    {
        await Assert.ThrowsAsync<StoreLimitException>(
            async () => await Commit([.. Enumerable.Range(0, 101).Select(i => RowChange.Insert($"r.{i:D3}", Bytes("x")))]));

        Assert.Empty(await Everything());
    }

    [StoreFact]
    public async Task A_body_at_the_limit_is_kept_and_one_byte_more_is_refused()
    {
        var body = Bytes(StoreLimits.MaxBodyBytes);
        await MustCommit(RowChange.Insert("a", body));

        Assert.Equal(body, (await MustRead("a")).Body.ToArray());
        await Assert.ThrowsAsync<StoreLimitException>(
            async () => await Commit(RowChange.Insert("b", Bytes("small")), RowChange.Put("a", Bytes(StoreLimits.MaxBodyBytes + 1))));
        Assert.Null(await Read("b"));
        Assert.Equal(body, (await MustRead("a")).Body.ToArray());
    }

    [StoreFact]
    public async Task A_full_transaction_of_large_rows_is_made_and_a_larger_one_is_refused()
    {
        RowChange[] Changes(int bytes) => [.. Enumerable.Range(0, 100).Select(i => RowChange.Put($"r.{i:D3}", Bytes(bytes + i % 3)))];
        await Assert.ThrowsAsync<StoreLimitException>(async () => await Commit(Changes(29_000)));
        Assert.Empty(await Everything());

        await MustCommit(Changes(28_000));

        Assert.Equal(28_000 + 99 % 3, (await MustRead("r.099")).Body.Length);
    }

    [StoreFact]
    public async Task A_full_transaction_of_the_longest_names_is_made()
    {
        var partition = (_partition + new string('\'', StoreLimits.MaxNameLength))[..StoreLimits.MaxNameLength];
        string Row(int i) => new string('\'', StoreLimits.MaxNameLength - 3) + i.ToString("D3");
        var changes = Enumerable.Range(0, 100).Select(i => RowChange.Put(Row(i), Bytes(19_000))).ToArray();

        Assert.Equal(CommitOutcome.Done, await Store.Commit(partition, changes, None));
        Assert.Equal(CommitOutcome.Done, await Store.Commit(partition, changes, None));

        Assert.NotNull(await Store.Read(new(partition, Row(99)), None));
    }

    [StoreFact]
    public async Task Bodies_come_back_as_they_went_whatever_their_length()
    {
        const int Property = StoreLimits.PropertyBytes;
        foreach (var length in new[] { 0, 1, 2, 255, Property - 1, Property, Property + 1, 2 * Property - 1, 2 * Property, 2 * Property + 1, 300_000 })
        {
            await MustCommit(RowChange.Put("a", Bytes(length)));
            Assert.Equal(Bytes(length), (await MustRead("a")).Body.ToArray());
        }
    }

    [StoreFact]
    public async Task A_shorter_body_leaves_nothing_of_the_longer_one()
    {
        await MustCommit(RowChange.Put("a", Bytes(200_000)));
        await MustCommit(RowChange.Put("a", Bytes(65_536)));
        Assert.Equal(Bytes(65_536), (await MustRead("a")).Body.ToArray());
        await MustCommit(RowChange.Replace("a", default, (await MustRead("a")).ETag));
        Assert.Equal(0, (await MustRead("a")).Body.Length);
    }

    [StoreFact]
    public async Task Every_value_of_a_byte_is_kept()
    {
        var body = Enumerable.Range(0, 1024).Select(i => (byte)(i % 256)).ToArray();
        await MustCommit(RowChange.Insert("a", body));

        Assert.Equal(body, (await MustRead("a")).Body.ToArray());
    }

    [StoreFact]
    public async Task Every_character_that_a_name_may_have_names_its_own_row()
    {
        await MustCommit([.. NameCharacters.Select(c => RowChange.Insert($"r{c}", Bytes(c.ToString())))]);

        foreach (var c in NameCharacters) Assert.Equal(c.ToString(), await Text($"r{c}"));
        Assert.Equal(NameCharacters.Select(c => $"r{c}"), (await All(new(_partition, "r", "s"), 1000)).Select(row => row.Key.Row));
        await MustCommit([.. NameCharacters.Select(c => RowChange.Delete($"r{c}"))]);
        Assert.Empty(await Everything());
    }

    [StoreFact]
    public async Task A_partition_of_every_character_keeps_its_rows()
    {
        var partition = _partition + NameCharacters;
        Assert.Equal(CommitOutcome.Done, await Store.Commit(partition, [RowChange.Insert("a", Bytes("x"))], None));

        Assert.NotNull(await Store.Read(new(partition, "a"), None));
        Assert.Single(await All(new(partition, "a", "b"), 10));
    }

    [StoreFact]
    public async Task A_name_that_no_store_takes_is_the_callers_mistake()
    {
        foreach (var name in new[] { "", "a/b", "a\\b", "a#b", "a?b", "a\tb", "a\nb", "a\u007fb", "é", "\ud83d\ude00", new string('x', 513) })
        {
            await Assert.ThrowsAsync<ArgumentException>("name", async () => await Commit(RowChange.Insert(name, Bytes("x"))));
            await Assert.ThrowsAsync<ArgumentException>("name", async () => await Store.Commit(name, [RowChange.Insert("a", Bytes("x"))], None));
            await Assert.ThrowsAsync<ArgumentException>("name", async () => await Read(name));
        }
    }

    [StoreFact]
    public async Task Naming_a_row_twice_or_forgetting_an_ETag_is_the_callers_mistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Commit(RowChange.Insert("a", Bytes("1")), RowChange.Put("a", Bytes("2"))));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Commit(
            [.. Enumerable.Range(0, 20).Select(i => RowChange.Put($"r.{i % 19}", Bytes("x")))]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Commit(new RowChange(RowChangeKind.Replace, "a", Bytes("1"), null)));
        Assert.Empty(await Everything());
    }
}
