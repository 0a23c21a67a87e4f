using System.Text;
using SQLitePCL;

namespace StockOrders.Functions.Storage;

/// <summary>
/// One statement, compiled once and used for the life of its connection. The store speaks to SQLite directly here because
/// it does little else: a commit is a dozen statements of some microseconds, and bodies are bound and read without a copy between.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteError.Check(database, raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds a name: ASCII, at most <see cref="StoreLimits.MaxNameLength"/> characters.</summary>
    public SqliteStatement Name(int index, string value)
    {
        Span<byte> utf8 = stackalloc byte[StoreLimits.MaxNameLength];
        var length = Encoding.ASCII.GetBytes(value, utf8);
        SqliteError.Check(_database, raw.sqlite3_bind_text(_statement, index, utf8[..length]));
        return this;
    }

    public SqliteStatement Number(int index, long value)
    {
        SqliteError.Check(_database, raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqliteStatement Bytes(int index, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and SQLite takes that for NULL.
        SqliteError.Check(
            _database,
            value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <summary>True while there is a row to read. After the last one, or when enough was read, <see cref="Reset"/>.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        Reset();
        throw SqliteError.Of(_database, result);
    }

    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>Runs a change and gives the number of rows it touched.</summary>
    public int Change()
    {
        Run();
        return raw.sqlite3_changes(_database);
    }

    public long GetNumber(int column) => raw.sqlite3_column_int64(_statement, column);

    public string GetName(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    // The result repeats the error of the last step, which has been thrown already.
    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();
}
