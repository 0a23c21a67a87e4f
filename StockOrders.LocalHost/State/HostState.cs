using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace StockOrders.LocalHost.State;

/// <summary>
/// The host's own state (orchestrations, queues, timers, mailbox) in one SQLite database: a file, or memory.
/// Writers stand in one line; those that wait together share one commit, each still all or nothing.
/// A commit is on its way to the disk when <see cref="Write{T}"/> answers, so it survives the end of the process at any instant
/// (SIGKILL too); a loss of power may take the last commits but never tears one.
/// </summary>
internal sealed partial class HostState : IDisposable
{
    private const int LargestBatch = 64;

    private readonly string connectionString;
    private readonly SqliteConnection connection;
    private readonly StateSession writer;
    private readonly ReaderPool readers;
    private readonly ConcurrentQueue<Change> line = new();
    private readonly Lock turn = new();
    private readonly bool inMemory;
    private bool disposed;

    private HostState(string? file)
    {
        SQLitePCL.Batteries_V2.Init();
        inMemory = file is null;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file ?? ":memory:",
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString();
        connection = Open();
        writer = new StateSession(connection);
        readers = new ReaderPool(Open);
    }

    /// <summary>State that ends with the process.</summary>
    public static HostState InMemory() => new(null);

    /// <summary>State in a file, made where it is missing; its directory too.</summary>
    public static HostState InFile(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new HostState(full);
    }

    /// <summary>Registers tables: statements that may be run again on every start (<c>CREATE TABLE IF NOT EXISTS …</c>).</summary>
    public void Define(string schema)
    {
        lock (turn)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Schemas are constants of the host.
            command.CommandText = schema;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// Runs <paramref name="change"/> as one transaction and answers once it is committed. It runs on the caller's or another writer's
    /// thread, must not wait for anything, and must not write through this object. Throws what it threw, and then nothing has changed.
    /// </summary>
    public T Write<T>(Func<StateSession, T> change)
    {
        var mine = new Change<T>(change);
        line.Enqueue(mine);
        while (!mine.Done)
        {
            lock (turn)
            {
                if (!mine.Done)
                    ServeLine();
            }
        }
        return mine.Outcome();
    }

    /// <summary><see cref="Write{T}"/> without a result.</summary>
    public void Write(Action<StateSession> change) => Write(session =>
    {
        change(session);
        return true;
    });

    /// <summary>Reads committed state; never waits for writers where the state is a file.</summary>
    public T Read<T>(Func<StateSession, T> read)
    {
        if (inMemory)
        {
            lock (turn)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                return read(writer);
            }
        }
        return readers.Read(read);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (turn)
        {
            if (disposed)
                return;
            disposed = true;
            readers.Dispose();
            writer.Dispose();
            connection.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(connectionString);
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = inMemory
            ? "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
            : "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=30000;";
        command.ExecuteNonQuery();
        return opened;
    }
}
