namespace StockOrders.LocalHost.Durable;

/// <summary>Runs activities, so many at once; each result is stored in one transaction with the end of its work item.</summary>
internal sealed class ActivityRunner(DurableEngine engine, int most) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<(ActivityRow Row, IDisposable Work)> waiting = new();
    private readonly CancellationTokenSource stopping = new();
    private int running;

    public void Enqueue(ActivityRow row)
    {
        var work = engine.Begin();
        lock (gate)
        {
            if (running >= most)
            {
                waiting.Enqueue((row, work));
                return;
            }
            running++;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static job => _ = job.Runner.RunAll(job.Row, job.Work), (Runner: this, Row: row, Work: work), preferLocal: false);
    }

    /// <summary>Asks what runs to end. What has not begun stays stored for the next start.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        lock (gate)
        {
            while (waiting.TryDequeue(out var next))
                next.Work.Dispose();
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAll(ActivityRow row, IDisposable work)
    {
        while (true)
        {
            using (work)
                await RunOne(row);
            lock (gate)
            {
                if (!waiting.TryDequeue(out var next))
                {
                    running--;
                    return;
                }
                (row, work) = next;
            }
        }
    }

    private async Task RunOne(ActivityRow row)
    {
        var call = row.Call;
        try
        {
            engine.Reached(FaultPoint.ActivityTaken, call.InstanceId);
            var outcome = await Outcome(call);
            engine.Reached(FaultPoint.ActivityRun, call.InstanceId);
            engine.Change(call.InstanceId, FaultPoint.ActivityCommitted, (session, after) =>
            {
                if (session.Execute("DELETE FROM durable_activities WHERE seq = ?1", row.Seq) > 0)
                    DurableRows.Deliver(session, after, call.InstanceId, outcome);
                return true;
            });
        }
        catch (Exception end) when (end is ProcessEndedException or ObjectDisposedException or OperationCanceledException)
        {
            // The engine has ended; the work item is still stored and is run again at the next start.
        }
        catch (Exception failure)
        {
            DurableLog.ResultNotStored(engine.Log, failure, call.Name, call.InstanceId, call.TaskId);
        }
    }

    private async Task<HistoryEvent> Outcome(ActivityCall call)
    {
        try
        {
            return new TaskCompleted(call.TaskId, await engine.Functions.RunActivity(call, stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            DurableLog.ActivityFailed(engine.Log, failure, call.Name, call.InstanceId, call.TaskId);
            return new TaskFailed(call.TaskId, Failure.From(failure));
        }
    }
}
