using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

/// <summary>Random transactions on SQLite and on a plain dictionary end in the same outcomes and the same rows.</summary>
public sealed class StoreModelTests
{
    private static readonly string[] Rows = ["a", "a.", "b", "B", "~", "a b"];

    /// <summary>One change, made of numbers so that a failing run shrinks.</summary>
    public sealed record Step(byte Kind, byte Row, byte Tag, byte[] Body);

    [Fact]
    public void The_memory_store_behaves_as_a_dictionary_would()
    {
        Hold(() => new SqliteMemoryStore(), store => store.Dispose());
    }

    [Fact]
    public void The_file_store_behaves_as_a_dictionary_would()
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        var files = 0;
        Hold(() => new SqliteStore(Path.Combine(folder.FullName, $"{files++}.db")), store => store.Dispose(), runs: 40);
        folder.Delete(recursive: true);
    }

    private static void Hold<T>(Func<T> open, Action<T> close, int runs = 300)
        where T : IStore =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs),
            Prop.ForAll(ArbMap.Default.ArbFor<Step[][]>(), transactions =>
            {
                var store = open();
                try
                {
                    Run(store, transactions);
                }
                finally
                {
                    close(store);
                }
            }));

    private static void Run(IStore store, Step[][] transactions)
    {
        var model = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var stale = "0";
        foreach (var transaction in transactions)
        {
            var changes = transaction.DistinctBy(step => step.Row % Rows.Length).Select(step => Change(store, step, stale)).ToArray();
            if (model.Count > 0) stale = Read(store, model.Keys.First())!.ETag;

            var expected = Apply(model, changes, out var next, row => Read(store, row)?.ETag);
            var outcome = store.Commit("p", changes, default).AsTask().Result;
            Assert.Equal(expected, outcome);
            model = next;

            Assert.Equal(
                model.Select(row => $"{row.Key}={Convert.ToHexString(row.Value)}"),
                store.List(new("p", "", "\u007f"), 1000, null, default).AsTask().Result.Rows.Select(r => $"{r.Key.Row}={Convert.ToHexString(r.Body.Span)}"));
        }
    }

    private static CommitOutcome Apply(
        SortedDictionary<string, byte[]> model, RowChange[] changes, out SortedDictionary<string, byte[]> next, Func<string, string?> etag)
    {
        next = new(model, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var isThere = model.ContainsKey(change.Row);
            var holds = change.Kind switch
            {
                RowChangeKind.Insert => !isThere,
                RowChangeKind.Put => true,
                _ => isThere && (change.ETag is null || change.ETag == etag(change.Row)),
            };
            if (!holds)
            {
                next = model;
                return CommitOutcome.Conflict(change.Row);
            }

            if (change.Kind == RowChangeKind.Delete) next.Remove(change.Row);
            else next[change.Row] = change.Body.ToArray();
        }

        return CommitOutcome.Done;
    }

    private static RowChange Change(IStore store, Step step, string stale)
    {
        var row = Rows[step.Row % Rows.Length];
        var body = step.Body ?? [];
        var current = Read(store, row)?.ETag ?? stale;
        return (step.Kind % 5) switch
        {
            0 => RowChange.Insert(row, body),
            1 => RowChange.Put(row, body),
            2 => RowChange.Replace(row, body, step.Tag % 4 == 0 ? stale : current),
            3 => RowChange.Delete(row),
            _ => RowChange.Delete(row, step.Tag % 4 == 0 ? stale : current),
        };
    }

    private static StoredRow? Read(IStore store, string row) => store.Read(new("p", row), default).AsTask().Result;
}
