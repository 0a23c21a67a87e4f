namespace StockOrders.Functions.Storage;

internal static class SqliteSchema
{
    /// <summary>
    /// For the connection that writes. WAL with synchronous=NORMAL: a commit is in the operating system's hands when it returns, so
    /// a killed process loses nothing; a power cut may lose the last commits but never tears one. Names compare as bytes (BINARY).
    /// </summary>
    public static readonly string[] Writing =
    [
        "PRAGMA page_size = 8192",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA wal_autocheckpoint = 2000",
        "PRAGMA temp_store = MEMORY",
        """
        CREATE TABLE IF NOT EXISTS rows(
          partition TEXT NOT NULL, row TEXT NOT NULL, etag INTEGER NOT NULL, body BLOB NOT NULL,
          PRIMARY KEY(partition, row)) WITHOUT ROWID
        """,
        "CREATE TABLE IF NOT EXISTS counter(id INTEGER PRIMARY KEY CHECK(id = 1), etag INTEGER NOT NULL)",
        "INSERT INTO counter VALUES(1, 0) ON CONFLICT DO NOTHING",
    ];

    public static readonly string[] Reading = ["PRAGMA query_only = 1"];
}
