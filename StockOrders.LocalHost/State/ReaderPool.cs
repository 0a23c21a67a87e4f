using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace StockOrders.LocalHost.State;

/// <summary>Connections for reading beside the writer, opened as they are needed and kept.</summary>
internal sealed class ReaderPool(Func<SqliteConnection> open) : IDisposable
{
    private readonly ConcurrentBag<Reader> idle = [];
    private volatile bool disposed;

    public T Read<T>(Func<StateSession, T> read)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!idle.TryTake(out var reader))
            reader = new Reader(open());
        try
        {
            return read(reader.Session);
        }
        finally
        {
            idle.Add(reader);
            if (disposed)
                Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        Close();
    }

    private void Close()
    {
        while (idle.TryTake(out var reader))
            reader.Dispose();
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        public StateSession Session { get; } = new(connection);

        public void Dispose()
        {
            Session.Dispose();
            connection.Dispose();
        }
    }
}
