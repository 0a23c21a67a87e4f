using System.Globalization;
using System.Text;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public abstract partial class StoreConformance
{
    [StoreFact]
    public async Task Of_sixteen_writers_of_one_row_exactly_one_wins_each_round()
    {
        await MustCommit(RowChange.Insert("a", Bytes("start")));
        for (var round = 0; round < 8; round++)
        {
            var read = await MustRead("a");
            var outcomes = await Together(16, writer => Commit(
                RowChange.Replace("a", Bytes($"{round} {writer}"), read.ETag), RowChange.Insert($"t.{round}.{writer}", Bytes("x"))));

            var winner = Assert.Single(Enumerable.Range(0, 16), writer => outcomes[writer].Committed);
            Assert.All(outcomes.Where(outcome => !outcome.Committed), outcome => Assert.Equal("a", outcome.ConflictingRow));
            Assert.Equal($"{round} {winner}", await Text("a"));
            Assert.Equal($"t.{round}.{winner}", Assert.Single(await All(RowRange.Prefix(_partition, $"t.{round}."), 100)).Key.Row);
        }
    }

    [StoreFact]
    public async Task Counting_by_sixteen_writers_loses_no_step()
    {
        await MustCommit(RowChange.Insert("a", Bytes("0")));
        await Together(16, async _ =>
        {
            for (var step = 0; step < 4;)
            {
                var read = await MustRead("a");
                var next = int.Parse(Encoding.UTF8.GetString(read.Body.Span), CultureInfo.InvariantCulture) + 1;
                if ((await Commit(RowChange.Replace("a", Bytes(next.ToString(CultureInfo.InvariantCulture)), read.ETag))).Committed) step++;
            }

            return CommitOutcome.Done;
        });

        Assert.Equal("64", await Text("a"));
    }

    [StoreFact]
    public async Task Of_sixteen_who_insert_one_row_exactly_one_wins()
    {
        var outcomes = await Together(16, writer => Commit(
            RowChange.Insert($"own.{writer}", Bytes("x")), RowChange.Insert("one", Bytes(writer.ToString(CultureInfo.InvariantCulture)))));

        var winner = Assert.Single(Enumerable.Range(0, 16), writer => outcomes[writer].Committed);
        Assert.Equal($"one own.{winner}", await Names(new(_partition, "o", "p")));
    }

    [StoreFact]
    public async Task Writers_of_different_rows_do_not_hinder_each_other()
    {
        await Together(8, async writer =>
        {
            for (var i = 0; i < 20; i++)
                await MustCommit(RowChange.Insert($"r.{writer}.{i:D2}", Bytes($"{writer} {i}")), RowChange.Put($"last.{writer}", Bytes($"{i}")));
            return CommitOutcome.Done;
        });

        Assert.Equal(160, (await All(RowRange.Prefix(_partition, "r."), 100)).Count);
        for (var writer = 0; writer < 8; writer++) Assert.Equal("19", await Text($"last.{writer}"));
    }

    [StoreFact]
    public async Task A_reader_sees_a_transaction_whole_or_not_at_all()
    {
        await MustCommit(RowChange.Put("a", Bytes("0")), RowChange.Put("b", Bytes("0")));
        using var over = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var rows = (await Store.List(new(_partition, "a", "c"), 10, null, None)).Rows;
                Assert.Equal(rows[0].Body.ToArray(), rows[1].Body.ToArray());
            }
        });
        for (var i = 1; i <= 100; i++) await MustCommit(RowChange.Put("a", Bytes($"{i}")), RowChange.Put("b", Bytes($"{i}")));

        await over.CancelAsync();
        await reader;
    }

    private static Task<CommitOutcome[]> Together(int writers, Func<int, ValueTask<CommitOutcome>> write) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () => await write(writer))));
}
