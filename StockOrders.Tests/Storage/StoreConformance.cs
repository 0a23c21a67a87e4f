using System.Text;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

/// <summary>What every store does alike. Each test works in a partition of its own.</summary>
public abstract partial class StoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _partition = $"p.{Guid.NewGuid():N}";

    private protected abstract IStore Store { get; }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private ValueTask<CommitOutcome> Commit(params RowChange[] changes) => Store.Commit(_partition, changes, None);

    private async Task MustCommit(params RowChange[] changes) => Assert.Equal(CommitOutcome.Done, await Commit(changes));

    private ValueTask<StoredRow?> Read(string row) => Store.Read(new(_partition, row), None);

    private async Task<StoredRow> MustRead(string row) => await Read(row) ?? throw new InvalidOperationException($"There is no row {row}.");

    private async Task<string> Text(string row) => Encoding.UTF8.GetString((await MustRead(row)).Body.Span);

    /// <summary>Everything in the partition, so that "nothing changed" can be said of all of it, ETags too.</summary>
    private async Task<string[]> Everything() =>
        [.. (await All(new(_partition, "", "~"), 1000)).Select(row => $"{row.Key.Row} {row.ETag} {Convert.ToHexString(row.Body.Span)}")];

    private async Task<List<StoredRow>> All(RowRange range, int limit)
    {
        var rows = new List<StoredRow>();
        for (string? continuation = null; ;)
        {
            var page = await Store.List(range, limit, continuation, None);
            Assert.InRange(page.Rows.Count, 0, limit);
            rows.AddRange(page.Rows);
            if (page.Continuation is null) return rows;
            Assert.NotEmpty(page.Rows);
            continuation = page.Continuation;
        }
    }
}
