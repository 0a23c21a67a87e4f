namespace StockOrders.LocalHost.Durable;

/// <summary>
/// The engine's tables. Instants are UTC ticks. History has one row for each step, so that a step appends once. An instance's inbox is
/// read by (place, seq): place 0 is what an execution begins with, place 1 everything else.
/// </summary>
internal static class DurableTables
{
    public const string Schema =
        """
        CREATE TABLE IF NOT EXISTS durable_instances(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, execution TEXT NOT NULL, status INTEGER NOT NULL,
            input TEXT, output TEXT, failure TEXT, custom_status TEXT, parent TEXT, tags TEXT,
            created INTEGER NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS durable_instances_parent ON durable_instances(parent) WHERE parent IS NOT NULL;
        CREATE TABLE IF NOT EXISTS durable_history(
            instance TEXT NOT NULL, step INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY(instance, step)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS durable_inbox(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, place INTEGER NOT NULL, event TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS durable_inbox_instance ON durable_inbox(instance, place, seq);
        CREATE TABLE IF NOT EXISTS durable_activities(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, task INTEGER NOT NULL, name TEXT NOT NULL, input TEXT);
        CREATE INDEX IF NOT EXISTS durable_activities_instance ON durable_activities(instance);
        CREATE TABLE IF NOT EXISTS durable_timers(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, instance TEXT NOT NULL, task INTEGER NOT NULL, event TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS durable_timers_due ON durable_timers(due, seq);
        CREATE INDEX IF NOT EXISTS durable_timers_instance ON durable_timers(instance, task);
        """;
}
