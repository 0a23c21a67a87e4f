using System.Globalization;
using SQLitePCL;

namespace StockOrders.Functions.Storage;

/// <summary>One connection and its compiled statements. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int BusyMilliseconds = 10_000;

    private readonly sqlite3 _database;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _first;
    private readonly SqliteStatement _next;

    static SqliteSession() => Batteries_V2.Init();

    private SqliteSession(sqlite3 database)
    {
        _database = database;
        _get = Prepare("SELECT etag, body FROM rows WHERE partition = ?1 AND row = ?2");
        _first = Prepare("SELECT row, etag, body FROM rows WHERE partition = ?1 AND row >= ?2 AND row < ?3 ORDER BY row LIMIT ?4");
        _next = Prepare("SELECT row, etag, body FROM rows WHERE partition = ?1 AND row > ?2 AND row < ?3 ORDER BY row LIMIT ?4");
    }

    /// <summary>Opens the file, or a store in memory for ":memory:", and runs <paramref name="setup"/> first.</summary>
    public static SqliteSession Open(string path, string[] setup)
    {
        var result = raw.sqlite3_open_v2(
            path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteError.Check(database, result);
            SqliteError.Check(database, raw.sqlite3_busy_timeout(database, BusyMilliseconds));
            foreach (var sql in setup)
                using (var statement = new SqliteStatement(database, sql)) statement.Run();
            return new SqliteSession(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public SqliteStatement Prepare(string sql) => new(_database, sql);

    public StoredRow? Read(StoreKey key)
    {
        try
        {
            return _get.Name(1, key.Partition).Name(2, key.Row).Step()
                ? new StoredRow(key, Text(_get.GetNumber(0)), _get.GetBytes(1))
                : null;
        }
        finally
        {
            _get.Reset();
        }
    }

    public StorePage List(RowRange range, int limit, string? after)
    {
        // A continuation is the last name of the page before. It may come back from outside and still never leads out of the range.
        if (after is not null) TransactionCheck.Key(new(range.Partition, after));
        var isNext = after is not null && string.CompareOrdinal(after, range.From) >= 0;
        var list = isNext ? _next : _first;
        var rows = new List<StoredRow>();
        try
        {
            list.Name(1, range.Partition).Name(2, isNext ? after! : range.From).Name(3, range.Before).Number(4, limit + 1);
            while (list.Step())
            {
                if (rows.Count == limit) return new StorePage(rows, rows[^1].Key.Row);
                rows.Add(new StoredRow(new(range.Partition, list.GetName(0)), Text(list.GetNumber(1)), list.GetBytes(2)));
            }

            return new StorePage(rows, null);
        }
        finally
        {
            list.Reset();
        }
    }

    public void Dispose()
    {
        _get.Dispose();
        _first.Dispose();
        _next.Dispose();
        _database.Dispose();
    }

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
