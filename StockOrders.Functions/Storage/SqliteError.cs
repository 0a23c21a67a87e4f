using SQLitePCL;

namespace StockOrders.Functions.Storage;

/// <summary>SQLite said no: the disk is full, the file is damaged or held by another. Nothing of the transaction was kept.</summary>
internal sealed class SqliteError(string message) : IOException(message)
{
    public static void Check(sqlite3 database, int result)
    {
        if (result != raw.SQLITE_OK) throw Of(database, result);
    }

    public static SqliteError Of(sqlite3 database, int result) =>
        new($"SQLite answered {result}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
}
