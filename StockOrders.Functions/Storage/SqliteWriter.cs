using System.Globalization;

namespace StockOrders.Functions.Storage;

/// <summary>
/// Applies transactions on one connection, several inside one SQLite transaction. Used by one caller at a time.
/// ETags are numbers handed out by the file itself, so none is ever given twice, also after a crash or to a row that was deleted.
/// </summary>
internal sealed class SqliteWriter(SqliteSession session) : IDisposable
{
    private readonly SqliteStatement _begin = session.Prepare("BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = session.Prepare("COMMIT");
    private readonly SqliteStatement _rollback = session.Prepare("ROLLBACK");
    private readonly SqliteStatement _mark = session.Prepare("SAVEPOINT one");
    private readonly SqliteStatement _keep = session.Prepare("RELEASE one");
    private readonly SqliteStatement _undo = session.Prepare("ROLLBACK TO one");
    private readonly SqliteStatement _reserve = session.Prepare("UPDATE counter SET etag = etag + ?1 RETURNING etag");
    private readonly SqliteStatement _insert = session.Prepare("INSERT INTO rows VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
    private readonly SqliteStatement _put = session.Prepare(
        "INSERT INTO rows VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body");
    private readonly SqliteStatement _replace = session.Prepare(
        "UPDATE rows SET etag = ?3, body = ?4 WHERE partition = ?1 AND row = ?2 AND etag = ?5");
    private readonly SqliteStatement _delete = session.Prepare("DELETE FROM rows WHERE partition = ?1 AND row = ?2");
    private readonly SqliteStatement _deleteIf = session.Prepare("DELETE FROM rows WHERE partition = ?1 AND row = ?2 AND etag = ?3");

    private long _etag;

    /// <summary>Commits what can be committed of the group and tells each its outcome. When it throws, nothing of the group was kept.</summary>
    public void Apply(IReadOnlyList<SqliteCommit> group, Span<CommitOutcome> outcomes)
    {
        _begin.Run();
        try
        {
            Reserve(group);
            for (var i = 0; i < group.Count; i++) outcomes[i] = ApplyMarked(group[i]);
            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>The same for a single transaction, which needs no savepoint.</summary>
    public CommitOutcome Apply(SqliteCommit commit)
    {
        _begin.Run();
        try
        {
            Reserve([commit]);
            var outcome = ApplyChanges(commit);
            (outcome.Committed ? _commit : _rollback).Run();
            return outcome;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[]
            { _begin, _commit, _rollback, _mark, _keep, _undo, _reserve, _insert, _put, _replace, _delete, _deleteIf })
            statement.Dispose();
    }

    private void Reserve(IReadOnlyList<SqliteCommit> group)
    {
        var needed = 0;
        foreach (var commit in group) needed += commit.Changes.Count;
        _reserve.Number(1, needed).Step();
        _etag = _reserve.GetNumber(0) - needed;
        _reserve.Reset();
    }

    private CommitOutcome ApplyMarked(SqliteCommit commit)
    {
        _mark.Run();
        var outcome = ApplyChanges(commit);
        if (!outcome.Committed) _undo.Run();
        _keep.Run();
        return outcome;
    }

    private CommitOutcome ApplyChanges(SqliteCommit commit)
    {
        foreach (var change in commit.Changes)
            if (!Apply(commit.Partition, change)) return CommitOutcome.Conflict(change.Row);
        return CommitOutcome.Done;
    }

    private bool Apply(string partition, RowChange change)
    {
        var expected = 0L;
        if (change.ETag is { } etag && !long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out expected))
            return false;
        return change.Kind switch
        {
            RowChangeKind.Insert => Write(_insert, partition, change).Change() == 1,
            RowChangeKind.Put => Write(_put, partition, change).Change() == 1,
            RowChangeKind.Replace => Write(_replace, partition, change).Number(5, expected).Change() == 1,
            RowChangeKind.Delete when change.ETag is null => _delete.Name(1, partition).Name(2, change.Row).Change() == 1,
            RowChangeKind.Delete => _deleteIf.Name(1, partition).Name(2, change.Row).Number(3, expected).Change() == 1,
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "There is no such change."),
        };
    }

    private SqliteStatement Write(SqliteStatement statement, string partition, RowChange change) =>
        statement.Name(1, partition).Name(2, change.Row).Number(3, ++_etag).Bytes(4, change.Body.Span);

    // SQLite has rolled back by itself after some errors (a full disk); a second ROLLBACK would hide the first error.
    private void RollBack()
    {
        if (session.IsInTransaction) _rollback.Run();
    }
}
