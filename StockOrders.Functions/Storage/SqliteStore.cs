using System.Collections.Concurrent;

namespace StockOrders.Functions.Storage;

/// <summary>The store in one SQLite file: readers beside one writer, commits of many callers grouped.</summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    private const int MaxIdleReaders = 16;

    private readonly string _path;
    private readonly SqliteSession _writing;
    private readonly SqliteGroupCommit _commits;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private volatile bool _isClosed;

    /// <summary>Opens the file or makes it. Its folder must exist.</summary>
    public SqliteStore(string path)
    {
        _path = path;
        _writing = SqliteSession.Open(path, SqliteSchema.Writing);
        _commits = new(new(_writing));
    }

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation)
    {
        TransactionCheck.Key(key);
        cancellation.ThrowIfCancellationRequested();
        var reader = Rent();
        try
        {
            return new(reader.Read(key));
        }
        finally
        {
            Return(reader);
        }
    }

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
    {
        TransactionCheck.Page(range, limit);
        cancellation.ThrowIfCancellationRequested();
        var reader = Rent();
        try
        {
            return new(reader.List(range, limit, continuation));
        }
        finally
        {
            Return(reader);
        }
    }

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        TransactionCheck.Changes(partition, changes);
        cancellation.ThrowIfCancellationRequested();
        return changes.Count == 0 ? new(CommitOutcome.Done) : _commits.Commit(new(partition, changes));
    }

    public void Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        _commits.Dispose();
        CloseReaders();
        _writing.Dispose();
    }

    private SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _readers.TryTake(out var reader) ? reader : SqliteSession.Open(_path, SqliteSchema.Reading);
    }

    private void Return(SqliteSession reader)
    {
        if (_readers.Count >= MaxIdleReaders)
        {
            reader.Dispose();
            return;
        }

        _readers.Add(reader);
        // A read that was under way while the store closed brings its connection back after the others were closed.
        if (_isClosed) CloseReaders();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }
}
