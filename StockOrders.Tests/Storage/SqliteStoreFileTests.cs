using System.Text;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class SqliteStoreFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stockorders");

    private string File => Path.Combine(_folder.FullName, "orders.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_opened_again_has_its_rows_and_its_ETags_still_hold()
    {
        StoredRow? before;
        using (var store = new SqliteStore(File))
        {
            await store.Commit("p", [RowChange.Insert("a", Bytes("1")), RowChange.Insert("b", Bytes("1"))], None);
            before = await store.Read(new("p", "a"), None);
        }

        using var again = new SqliteStore(File);
        Assert.Equal(before!.ETag, (await again.Read(new("p", "a"), None))!.ETag);
        Assert.Equal(CommitOutcome.Done, await again.Commit("p", [RowChange.Replace("a", Bytes("2"), before.ETag)], None));
    }

    [Fact]
    public async Task An_ETag_is_never_given_twice_even_when_its_row_was_deleted_before_the_file_was_opened_again()
    {
        var etags = new HashSet<string>();
        for (var time = 0; time < 3; time++)
        {
            using var store = new SqliteStore(File);
            await store.Commit("p", [RowChange.Insert("a", Bytes("same"))], None);
            Assert.True(etags.Add((await store.Read(new("p", "a"), None))!.ETag));
            await store.Commit("p", [RowChange.Delete("a")], None);
        }
    }

    [Fact]
    public async Task What_was_told_as_committed_is_in_the_file_of_a_process_that_never_closed_it()
    {
        using var store = new SqliteStore(File);
        for (var i = 0; i < 50; i++)
        {
            await store.Commit("p", [RowChange.Insert($"r.{i:D2}", Bytes($"{i}")), RowChange.Put("last", Bytes($"{i}"))], None);
            if (i % 10 != 9) continue;

            // What a killed process leaves behind is what the operating system was given by now.
            var left = Path.Combine(_folder.FullName, $"left{i}.db");
            foreach (var part in new[] { "", "-wal" }) System.IO.File.Copy(File + part, left + part);
            using var found = new SqliteStore(left);
            Assert.Equal(i + 1, (await found.List(RowRange.Prefix("p", "r."), 100, null, None)).Rows.Count);
            Assert.Equal($"{i}", Text((await found.Read(new("p", "last"), None))!));
        }
    }

    [Fact]
    public async Task Commits_that_share_a_transaction_keep_their_own_outcomes()
    {
        using var store = new SqliteStore(File);
        await store.Commit("p", [RowChange.Insert("there", Bytes("x"))], None);

        // Every third meets a conflict at its second row, amid a crowd large enough to be grouped.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Task.Run(async () => await store.Commit(
            "p", [RowChange.Insert($"r.{i:D3}", Bytes("x")), i % 3 == 0 ? RowChange.Insert("there", Bytes("y")) : RowChange.Insert($"s.{i:D3}", Bytes("x"))], None))));

        Assert.All(Enumerable.Range(0, 600), i => Assert.Equal(i % 3 == 0 ? CommitOutcome.Conflict("there") : CommitOutcome.Done, outcomes[i]));
        Assert.Equal(400, (await store.List(RowRange.Prefix("p", "r."), 1000, null, None)).Rows.Count);
    }

    [Fact]
    public async Task Closing_waits_for_what_was_taken_on()
    {
        var store = new SqliteStore(File);
        var commits = Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await store.Commit("p", [RowChange.Insert($"r.{i:D3}", Bytes("x"))], None)).Committed;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        })).ToArray();
        await commits[0];
        store.Dispose();
        var committed = (await Task.WhenAll(commits)).Count(done => done);

        using var again = new SqliteStore(File);
        Assert.Equal(committed, (await again.List(RowRange.Prefix("p", "r."), 1000, null, None)).Rows.Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Read(new("p", "r.000"), None));
    }

    [Fact]
    public async Task A_transaction_that_the_file_cannot_take_says_so_and_leaves_nothing()
    {
        using (var store = new SqliteStore(File)) await store.Commit("p", [RowChange.Insert("a", Bytes("1"))], None);
        using (var session = SqliteSession.Open(File, ["CREATE TRIGGER full BEFORE INSERT ON rows WHEN NEW.row = 'c' BEGIN SELECT RAISE(ABORT, 'no room'); END"]))
        using (var store = new SqliteStore(File))
        {
            var error = await Assert.ThrowsAsync<SqliteError>(
                async () => await store.Commit("p", [RowChange.Insert("b", Bytes("1")), RowChange.Insert("c", Bytes("1"))], None));
            Assert.Contains("no room", error.Message, StringComparison.Ordinal);

            Assert.Null(await store.Read(new("p", "b"), None));
            Assert.Equal(CommitOutcome.Done, await store.Commit("p", [RowChange.Insert("b", Bytes("2"))], None));
        }
    }

    [Fact]
    public void A_file_that_is_no_database_is_told_and_left_as_it_is()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Assert.Throws<SqliteError>(() => new SqliteStore(File));
        Assert.Equal(new string('x', 5000), System.IO.File.ReadAllText(File));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(StoredRow row) => Encoding.UTF8.GetString(row.Body.Span);
}
