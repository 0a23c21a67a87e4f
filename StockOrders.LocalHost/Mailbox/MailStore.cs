using System.Text;
using Microsoft.Data.Sqlite;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Mailbox;

/// <param name="Body">The mail as it was posted, SendGrid's JSON.</param>
/// <param name="Posts">How often it was posted; it is one mail however often.</param>
internal sealed record StoredMail(long Number, string? EffectId, long Posts, DateTimeOffset SentAt, byte[] Body);

/// <summary>The mails of this host, in the order in which they came.</summary>
internal sealed class MailStore
{
    private const string Columns = "SELECT number, effect_id, posts, sent_at, body FROM mails";

    private readonly HostState state;
    private readonly TimeProvider time;

    public MailStore(HostState state, TimeProvider time)
    {
        (this.state, this.time) = (state, time);
        state.Define(
            """
            CREATE TABLE IF NOT EXISTS mails (
              number INTEGER PRIMARY KEY AUTOINCREMENT, effect_id TEXT UNIQUE, posts INTEGER NOT NULL, sent_at INTEGER NOT NULL, body BLOB NOT NULL);
            """);
    }

    /// <summary>Keeps the mail; one whose effect id is there already only counts as posted once more. Answers its number.</summary>
    public long Post(string? effectId, byte[] body) => state.Write(session =>
    {
        if (session.Execute("UPDATE mails SET posts = posts + 1 WHERE effect_id = ?1", effectId) == 0)
        {
            session.Execute(
                "INSERT INTO mails (effect_id, posts, sent_at, body) VALUES (?1, 1, ?2, ?3)", effectId, time.GetUtcNow().UtcTicks, body);
            return session.LastId();
        }

        return session.Number("SELECT number FROM mails WHERE effect_id = ?1", effectId)!.Value;
    });

    public IReadOnlyList<StoredMail> All() => state.Read(session => session.Query($"{Columns} ORDER BY number", Read));

    /// <summary>Newest first, at most <paramref name="limit"/> of those before that number.</summary>
    public IReadOnlyList<StoredMail> Before(long number, int limit) =>
        state.Read(session => session.Query($"{Columns} WHERE number < ?1 ORDER BY number DESC LIMIT ?2", Read, number, limit));

    /// <summary>The number of the newest mail in which that text of ASCII stands somewhere.</summary>
    public long? NewestNaming(string text) => state.Read(session =>
        session.Number("SELECT number FROM mails WHERE instr(body, ?1) > 0 ORDER BY number DESC LIMIT 1", Encoding.ASCII.GetBytes(text)));

    public StoredMail? Find(long number) => state.Read(session => session.First($"{Columns} WHERE number = ?1", Read, number));

    private static StoredMail Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetInt64(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        (byte[])row.GetValue(4));
}
