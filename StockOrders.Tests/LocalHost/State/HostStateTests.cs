using StockOrders.LocalHost.State;

namespace StockOrders.Tests.LocalHost.State;

public sealed class HostStateTests : IDisposable
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, text TEXT NOT NULL)";
    private readonly string directory = Directory.CreateTempSubdirectory("hoststate").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Committed_state_is_there_after_opening_the_file_again()
    {
        var file = Path.Combine(directory, "data", "host.db");
        using (var state = Opened(HostState.InFile(file)))
            state.Write(s => s.Execute("INSERT INTO note(text) VALUES(?1)", "kept"));

        using var again = Opened(HostState.InFile(file));

        Assert.Equal(["kept"], Texts(again));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Change_that_throws_leaves_nothing_and_the_writer_hears_it(bool inMemory)
    {
        using var state = Opened(inMemory);

        Assert.Throws<FormatException>(() => state.Write(s =>
        {
            s.Execute("INSERT INTO note(text) VALUES(?1)", "lost");
            throw new FormatException();
        }));

        Assert.Empty(Texts(state));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_writers_at_once_each_commit_or_fail_alone(bool inMemory)
    {
        using var state = Opened(inMemory);

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            try
            {
                state.Write(s =>
                {
                    s.Execute("INSERT INTO note(id, text) VALUES(?1, ?2)", i, "n");
                    if (i % 4 == 0)
                        throw new FormatException();
                });
                Assert.NotEqual(0, i % 4);
            }
            catch (FormatException)
            {
                Assert.Equal(0, i % 4);
            }
        });

        Assert.Equal(300, state.Read(s => s.Number("SELECT count(*) FROM note")));
        Assert.Equal(0, state.Read(s => s.Number("SELECT count(*) FROM note WHERE id % 4 = 0")));
    }

    [Fact]
    public void Values_of_every_kind_come_back()
    {
        using var state = HostState.InMemory();
        state.Define("CREATE TABLE kinds(a, b, c, d, e)");
        state.Write(s => s.Execute("INSERT INTO kinds VALUES(?1, ?2, ?3, ?4, ?5)", "é", long.MinValue, 1.5, new byte[] { 0, 255 }, null));

        var row = state.Read(s => s.First(
            "SELECT a, b, c, d, e FROM kinds",
            r => (r.GetString(0), r.GetInt64(1), r.GetDouble(2), r.GetFieldValue<byte[]>(3), r.IsDBNull(4))));

        Assert.Equal(("é", long.MinValue, 1.5), (row.Item1, row.Item2, row.Item3));
        Assert.Equal([0, 255], row.Item4);
        Assert.True(row.Item5);
    }

    private HostState Opened(bool inMemory) =>
        Opened(inMemory ? HostState.InMemory() : HostState.InFile(Path.Combine(directory, "host.db")));

    private static HostState Opened(HostState state)
    {
        state.Define(Schema);
        return state;
    }

    private static List<string> Texts(HostState state) => state.Read(s => s.Query("SELECT text FROM note ORDER BY id", r => r.GetString(0)));
}
