using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StockOrders.LocalHost.State;

/// <summary>
/// Statements inside one transaction or read. Values are bound in order as <c>?1</c>, <c>?2</c>, …; text, whole numbers, doubles,
/// byte arrays and null. Instants are stored by the caller as UTC ticks. Statements are compiled once and kept.
/// Valid only inside the function it was handed to.
/// </summary>
internal sealed class StateSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> compiled = new(StringComparer.Ordinal);

    /// <summary>Runs one statement; returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>The rows of a query, each read by <paramref name="read"/>.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row, or the type's default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>The whole number in the first column of the first row, or null where there is no row or no value.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) =>
        First<long?>(sql, static row => row.IsDBNull(0) ? null : row.GetInt64(0), values);

    /// <summary>The row id of the row inserted last.</summary>
    public long LastId() => Number("SELECT last_insert_rowid()") ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in compiled.Values)
            command.Dispose();
        compiled.Clear();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!compiled.TryGetValue(sql, out var command))
            compiled[sql] = command = Compile(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Compile(string sql, int values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants; values are bound.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= values; i++)
            command.Parameters.Add(new SqliteParameter("?" + i.ToString(CultureInfo.InvariantCulture), null));
        return command;
    }
}
