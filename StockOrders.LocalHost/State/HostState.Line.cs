using Microsoft.Data.Sqlite;

namespace StockOrders.LocalHost.State;

/// <content>The line of writers: whoever has the turn serves all that wait.</content>
internal sealed partial class HostState
{
    private void ServeLine()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var batch = new List<Change>();
        while (batch.Count < LargestBatch && line.TryDequeue(out var change))
            batch.Add(change);
        try
        {
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var change in batch)
                Apply(change, batch.Count > 1);
            if (batch.Count == 1 && batch[0].Failed)
                writer.Execute("ROLLBACK");
            else
                writer.Execute("COMMIT");
        }
        catch (SqliteException failure)
        {
            // Nothing of the batch is stored: each of its writers hears so.
            foreach (var change in batch)
                change.Fail(failure);
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                writer.Execute("ROLLBACK");
        }
        foreach (var change in batch)
            change.Done = true;
    }

    private void Apply(Change change, bool shared)
    {
        if (shared)
            writer.Execute("SAVEPOINT change");
        change.Run(writer);
        if (!shared)
            return;
        if (change.Failed)
            writer.Execute("ROLLBACK TO change");
        writer.Execute("RELEASE change");
    }
}
