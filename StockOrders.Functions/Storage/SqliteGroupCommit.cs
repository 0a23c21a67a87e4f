namespace StockOrders.Functions.Storage;

/// <summary>
/// Lets one caller write at a time. Who comes while another writes waits with the others, and all who waited share one SQLite
/// transaction. Alone, a caller writes at once on its own thread; under load the cost of a commit is split by the crowd.
/// </summary>
internal sealed class SqliteGroupCommit(SqliteWriter writer) : IDisposable
{
    private const int MaxGroup = 64;

    private readonly object _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isWriting;
    private bool _isClosed;

    private readonly record struct Waiting(SqliteCommit Commit, TaskCompletionSource<CommitOutcome> Answer);

    public ValueTask<CommitOutcome> Commit(SqliteCommit commit)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_isWriting)
            {
                var waiting = new Waiting(commit, new(TaskCreationOptions.RunContinuationsAsynchronously));
                _waiting.Enqueue(waiting);
                return new(waiting.Answer.Task);
            }

            _isWriting = true;
        }

        try
        {
            return new(writer.Apply(commit));
        }
        finally
        {
            HandOver();
        }
    }

    /// <summary>Waits until everything taken on has been written.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_isWriting) Monitor.Wait(_gate);
        }

        writer.Dispose();
    }

    // The caller that has just written does not write for the others: its own answer would wait for them.
    private void HandOver()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static me => me.WriteGroup(), this, preferLocal: false);
                return;
            }

            _isWriting = false;
            Monitor.PulseAll(_gate);
        }
    }

    private void WriteGroup()
    {
        Waiting[] group;
        lock (_gate)
        {
            group = new Waiting[Math.Min(_waiting.Count, MaxGroup)];
            for (var i = 0; i < group.Length; i++) group[i] = _waiting.Dequeue();
        }

        try
        {
            var outcomes = new CommitOutcome[group.Length];
            writer.Apply(Array.ConvertAll(group, waiting => waiting.Commit), outcomes);
            for (var i = 0; i < group.Length; i++) group[i].Answer.SetResult(outcomes[i]);
        }
        catch (Exception e)
        {
            // Nothing of the group was kept; each of them learns why.
            foreach (var waiting in group) waiting.Answer.TrySetException(e);
        }
        finally
        {
            HandOver();
        }
    }
}
