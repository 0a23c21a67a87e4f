using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Queues;

/// <summary>Queues with the rules of Azure's, in the host's state: what was sent is there after any end of the process.</summary>
internal sealed class LocalQueues
{
    private readonly HostState state;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Action> listeners = new(StringComparer.Ordinal);

    public LocalQueues(HostState state, TimeProvider time)
    {
        (this.state, this.time) = (state, time);
        state.Define(
            """
            CREATE TABLE IF NOT EXISTS queue_messages (
              id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, receipt TEXT NOT NULL, body BLOB NOT NULL, tries INTEGER NOT NULL,
              inserted INTEGER NOT NULL, visible INTEGER NOT NULL, expires INTEGER NOT NULL, in_hand INTEGER NOT NULL);
            CREATE INDEX IF NOT EXISTS queue_messages_visible ON queue_messages (queue, in_hand, visible);
            """);
        // This process is the only one that takes messages in hand: whoever held them at its last end is gone.
        state.Write(session => session.Execute("UPDATE queue_messages SET in_hand = 0, visible = ?1 WHERE in_hand = 1", Now));
    }

    private long Now => time.GetUtcNow().UtcTicks;

    public static string IdText(long id) => id.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>Calls back whenever the queue's next message may have come nearer; after the change is kept, from any thread.</summary>
    public void Listen(string queue, Action changed) => listeners[queue] = changed;

    public LocalMessage Send(string queue, byte[] body, TimeSpan delay, DateTimeOffset expires)
    {
        var now = Now;
        var (receipt, visible) = (NewReceipt(), now + delay.Ticks);
        var id = state.Write(session =>
        {
            session.Execute(
                """
                INSERT INTO queue_messages (queue, receipt, body, tries, inserted, visible, expires, in_hand)
                VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, 0)
                """,
                queue, receipt, body, now, visible, expires.UtcTicks);
            return session.LastId();
        });
        Changed(queue);
        return new(id, receipt, body, 0, At(now), At(visible), expires);
    }

    /// <param name="inHand">Whether it is held until given back, however long; otherwise it is hidden for <paramref name="hidden"/>.</param>
    public IReadOnlyList<LocalMessage> Receive(string queue, int max, TimeSpan hidden, bool inHand)
    {
        var now = Now;
        var until = now + hidden.Ticks;
        var received = state.Write(session =>
        {
            session.Execute("DELETE FROM queue_messages WHERE queue = ?1 AND in_hand = 0 AND expires <= ?2", queue, now);
            var messages = session.Query(
                """
                SELECT id, receipt, body, tries + 1, inserted, visible, expires FROM queue_messages
                WHERE queue = ?1 AND in_hand = 0 AND visible <= ?2 ORDER BY visible, id LIMIT ?3
                """,
                Read, queue, now, max);
            for (var i = 0; i < messages.Count; i++)
            {
                messages[i] = messages[i] with { Receipt = NewReceipt(), Visible = At(until) };
                session.Execute(
                    "UPDATE queue_messages SET receipt = ?2, visible = ?3, tries = tries + 1, in_hand = ?4 WHERE id = ?1",
                    messages[i].Id, messages[i].Receipt, until, inHand ? 1 : 0);
            }

            return messages;
        });
        if (received.Count > 0)
            Changed(queue);
        return received;
    }

    /// <summary>False where it is gone or was received by another since.</summary>
    public bool Delete(string queue, long id, string receipt)
    {
        var deleted = state.Write(session =>
            session.Execute("DELETE FROM queue_messages WHERE queue = ?1 AND id = ?2 AND receipt = ?3", queue, id, receipt));
        return deleted == 1;
    }

    /// <summary>Gives the message back, visible after the delay; the new receipt and instant, or null where it is not the receiver's any more.</summary>
    public LocalMessage? Update(string queue, LocalMessage message, TimeSpan delay)
    {
        var updated = message with { Receipt = NewReceipt(), Visible = At(Now + delay.Ticks) };
        var found = state.Write(session => session.Execute(
            "UPDATE queue_messages SET receipt = ?4, visible = ?5, body = coalesce(?6, body), in_hand = 0 WHERE queue = ?1 AND id = ?2 AND receipt = ?3",
            queue, message.Id, message.Receipt, updated.Receipt, updated.Visible.UtcTicks, message.Body));
        Changed(queue);
        return found == 1 ? updated : null;
    }

    /// <summary>Moves the message to the end of another queue, as one that was never tried there.</summary>
    public void Move(string queue, LocalMessage message, string to)
    {
        state.Write(session => session.Execute(
            "UPDATE queue_messages SET queue = ?4, receipt = ?5, tries = 0, visible = ?6, in_hand = 0 WHERE queue = ?1 AND id = ?2 AND receipt = ?3",
            queue, message.Id, message.Receipt, to, NewReceipt(), Now));
        Changed(to);
    }

    /// <summary>When the first message that nobody holds is or becomes visible.</summary>
    public DateTimeOffset? NextVisible(string queue) => state.Read(session =>
        session.Number("SELECT min(visible) FROM queue_messages WHERE queue = ?1 AND in_hand = 0", queue) is { } ticks ? At(ticks) : (DateTimeOffset?)null);

    public long Count(string queue) =>
        state.Read(session => session.Number("SELECT count(*) FROM queue_messages WHERE queue = ?1", queue)) ?? 0;

    private static string NewReceipt() => Guid.NewGuid().ToString("N");

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static LocalMessage Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), (byte[])row.GetValue(2), row.GetInt64(3), At(row.GetInt64(4)), At(row.GetInt64(5)), At(row.GetInt64(6)));

    private void Changed(string queue)
    {
        if (listeners.TryGetValue(queue, out var changed))
            changed();
    }
}
