using System.Text.Json;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>The engine's changes of its tables, each part of a transaction of the caller.</summary>
internal static class DurableRows
{
    /// <summary>The task number under which a start that lies in the future waits among the timers.</summary>
    private const int DelayedStart = -1;

    /// <summary>Makes an instance, in the place of one of the same id where there is one.</summary>
    /// <param name="startAt">Where it lies after <paramref name="now"/>, the instance is pending until then.</param>
    public static void Create(
        StateSession session, Aftermath after, string id, ExecutionStarted started, IReadOnlyDictionary<string, string>? tags, DateTime? startAt, DateTime now)
    {
        Delete(session, after, id);
        session.Execute(
            "INSERT INTO durable_instances(id, name, execution, status, input, parent, tags, created, updated) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
            id,
            started.Name,
            started.ExecutionId,
            (int)OrchestrationRuntimeStatus.Pending,
            started.Input,
            started.Parent?.InstanceId,
            tags is { Count: > 0 } ? JsonSerializer.Serialize(new Dictionary<string, string>(tags), HistoryJson.Default.DictionaryStringString) : null,
            now.Ticks);
        if (startAt > now)
            SetTimer(session, after, id, DelayedStart, startAt.Value, started);
        else
            Deliver(session, after, id, started, first: true);
        after.Changed.Add(id);
    }

    /// <summary>Puts an event into an instance's inbox.</summary>
    /// <param name="first">Whether an execution begins with it, so that it comes before everything else.</param>
    public static void Deliver(StateSession session, Aftermath after, string id, HistoryEvent entry, bool first = false)
    {
        session.Execute(
            "INSERT INTO durable_inbox(instance, place, event) VALUES(?1, ?2, ?3)",
            id,
            first ? 0 : 1,
            JsonSerializer.Serialize(entry, HistoryJson.Default.HistoryEvent));
        after.Ready.Add(id);
    }

    public static void SetTimer(StateSession session, Aftermath after, string id, int task, DateTime due, HistoryEvent entry)
    {
        session.Execute(
            "INSERT INTO durable_timers(due, instance, task, event) VALUES(?1, ?2, ?3, ?4)",
            due.Ticks,
            id,
            task,
            JsonSerializer.Serialize(entry, HistoryJson.Default.HistoryEvent));
        after.TimerSet(due);
    }

    /// <summary>Moves what is due into the inboxes, in the order of the instants.</summary>
    public static void FireTimers(StateSession session, Aftermath after, DateTime now)
    {
        foreach (var id in session.Query("SELECT DISTINCT instance FROM durable_timers WHERE due <= ?1", static row => row.GetString(0), now.Ticks))
            after.Ready.Add(id);
        session.Execute(
            """
            INSERT INTO durable_inbox(instance, place, event)
            SELECT instance, CASE task WHEN -1 THEN 0 ELSE 1 END, event FROM durable_timers WHERE due <= ?1 ORDER BY due, seq
            """,
            now.Ticks);
        session.Execute("DELETE FROM durable_timers WHERE due <= ?1", now.Ticks);
        after.TimersRemoved = true;
    }

    public static void Schedule(StateSession session, Aftermath after, string id, TaskScheduled task)
    {
        session.Execute("INSERT INTO durable_activities(instance, task, name, input) VALUES(?1, ?2, ?3, ?4)", id, task.Id, task.Name, task.Input);
        after.Activities.Add(new ActivityRow(session.LastId(), new ActivityCall(task.Name, task.Input, id, task.Id)));
    }

    /// <summary>Takes away what an execution still had under way; its history stays.</summary>
    public static void Clear(StateSession session, Aftermath after, string id)
    {
        session.Execute("DELETE FROM durable_inbox WHERE instance = ?1", id);
        session.Execute("DELETE FROM durable_activities WHERE instance = ?1", id);
        if (session.Execute("DELETE FROM durable_timers WHERE instance = ?1", id) > 0)
            after.TimersRemoved = true;
    }

    /// <summary>Takes an instance away with all that belongs to it; false where there was none.</summary>
    public static bool Delete(StateSession session, Aftermath after, string id)
    {
        if (session.Execute("DELETE FROM durable_instances WHERE id = ?1", id) == 0)
            return false;
        Clear(session, after, id);
        session.Execute("DELETE FROM durable_history WHERE instance = ?1", id);
        after.Changed.Add(id);
        return true;
    }

    /// <summary>The ids of an instance's sub-orchestrations.</summary>
    public static List<string> Children(StateSession session, string id) =>
        session.Query("SELECT id FROM durable_instances WHERE parent = ?1", static row => row.GetString(0), id);

    public static List<HistoryEvent> History(StateSession session, string id, out int steps)
    {
        var rows = session.Query("SELECT events FROM durable_history WHERE instance = ?1 ORDER BY step", static row => row.GetString(0), id);
        steps = rows.Count;
        return [.. rows.SelectMany(static row => JsonSerializer.Deserialize(row, HistoryJson.Default.ListHistoryEvent)!)];
    }
}
