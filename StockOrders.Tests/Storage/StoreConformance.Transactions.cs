using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public abstract partial class StoreConformance
{
    [StoreFact]
    public async Task A_transaction_of_every_kind_of_change_is_made_as_a_whole()
    {
        await MustCommit(RowChange.Insert("b", Bytes("b1")), RowChange.Insert("c", Bytes("c1")), RowChange.Insert("d", Bytes("d1")));
        var before = await MustRead("b");

        await MustCommit(
            RowChange.Insert("a", Bytes("a2")), RowChange.Replace("b", Bytes("b2"), before.ETag), RowChange.Put("c", Bytes("c2")), RowChange.Delete("d"));

        Assert.Equal("a2 b2 c2", $"{await Text("a")} {await Text("b")} {await Text("c")}");
        Assert.Null(await Read("d"));
    }

    [StoreFact]
    public async Task A_conflict_at_the_last_change_undoes_every_kind_of_change_before_it()
    {
        await MustCommit(
            RowChange.Insert("b", Bytes("b1")), RowChange.Insert("c", Bytes("c1")), RowChange.Insert("d", Bytes("d1")), RowChange.Insert("z", Bytes("z1")));
        var replaced = await MustRead("b");
        var before = await Everything();

        var outcome = await Commit(
            RowChange.Insert("a", Bytes("a2")), RowChange.Replace("b", Bytes("b2"), replaced.ETag), RowChange.Put("c", Bytes("c2")),
            RowChange.Put("new", Bytes("n2")), RowChange.Delete("d"), RowChange.Insert("z", Bytes("z2")));

        Assert.Equal(CommitOutcome.Conflict("z"), outcome);
        Assert.Equal(before, await Everything());
    }

    [StoreFact]
    public async Task A_hundred_changes_are_made_or_none_when_the_last_is_in_conflict()
    {
        var changes = Enumerable.Range(0, 100).Select(i => RowChange.Insert($"r.{i:D3}", Bytes(i.ToString()))).ToArray();
        await MustCommit(RowChange.Insert("r.099", Bytes("there")));

        Assert.Equal(CommitOutcome.Conflict("r.099"), await Commit(changes));
        Assert.Single(await Everything());

        await MustCommit(RowChange.Delete("r.099"));
        await MustCommit(changes);
        Assert.Equal(100, (await Everything()).Length);
    }

    [StoreFact]
    public async Task Of_several_conflicts_the_first_is_told()
    {
        await MustCommit(RowChange.Insert("b", Bytes("1")), RowChange.Insert("c", Bytes("1")));

        Assert.Equal(
            CommitOutcome.Conflict("b"),
            await Commit(RowChange.Insert("a", Bytes("2")), RowChange.Insert("b", Bytes("2")), RowChange.Insert("c", Bytes("2")), RowChange.Delete("d")));
    }

    // research: Azurite#1233, #793 (If-Match of an update inside a batch was ignored), #1229 (400 for a weak ETag).
    [StoreFact]
    public async Task An_old_ETag_inside_a_larger_transaction_is_a_conflict_on_its_row()
    {
        await MustCommit(RowChange.Insert("a", Bytes("a1")), RowChange.Insert("b", Bytes("b1")), RowChange.Insert("c", Bytes("c1")));
        var a = await MustRead("a");
        var b = await MustRead("b");
        await MustCommit(RowChange.Put("b", Bytes("b2")));
        var before = await Everything();

        Assert.Equal(
            CommitOutcome.Conflict("b"),
            await Commit(RowChange.Replace("a", Bytes("a3"), a.ETag), RowChange.Replace("b", Bytes("b3"), b.ETag), RowChange.Put("c", Bytes("c3"))));
        Assert.Equal(
            CommitOutcome.Conflict("b"),
            await Commit(RowChange.Put("c", Bytes("c3")), RowChange.Delete("b", b.ETag), RowChange.Replace("a", Bytes("a3"), a.ETag)));
        Assert.Equal(before, await Everything());
    }

    // research: Azurite#1216, #1228 (part of a failed batch stayed).
    [StoreFact]
    public async Task A_refused_transaction_can_be_made_again_once_the_conflict_is_gone()
    {
        await MustCommit(RowChange.Insert("z", Bytes("z1")));
        RowChange[] changes = [RowChange.Insert("a", Bytes("a1")), RowChange.Put("b", Bytes("b1")), RowChange.Insert("z", Bytes("z2"))];
        Assert.Equal(CommitOutcome.Conflict("z"), await Commit(changes));
        Assert.Equal(CommitOutcome.Conflict("z"), await Commit(changes));

        await MustCommit(RowChange.Delete("z"));
        await MustCommit(changes);

        Assert.Equal("a1 b1 z2", $"{await Text("a")} {await Text("b")} {await Text("z")}");
    }

    [StoreFact]
    public async Task No_change_at_all_is_made_at_once() => Assert.Equal(CommitOutcome.Done, await Commit());

    [StoreFact]
    public async Task A_commit_that_was_cancelled_before_it_began_changes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Commit(_partition, [RowChange.Insert("a", Bytes("1"))], new CancellationToken(canceled: true)));

        Assert.Empty(await Everything());
    }
}
