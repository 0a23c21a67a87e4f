using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Accounts;

/// <summary>Keys, for the API description. A line for each member.</summary>
internal static class KeyDocs
{
    private static readonly Shape Key = new("Key", "A key of the account.")
    {
        { "id", Id.ReadOnly, "By which it is rotated and revoked." },
        { "name", Text(60), "As the timeline tells who did something; no two keys share one." },
        { "scopes", List(Word("read", "write", "receive", "approve", "admin")), "What it may do. None includes another." },
        { "email", Email.OrNull, "Of the person it belongs to: who asks for an order by it cannot approve that order, by this key or by a mailed link." },
        { "status", Word("active", "revoked").ReadOnly, "Whether it opens anything." },
        { "created_at", Instant.ReadOnly, "When it was made." },
        { "rotated_at", Instant.OrNull.ReadOnly, "When it last got another secret." },
        { "old_key_until", Instant.OrNull.ReadOnly, "Until when a secret that it had before is good as well." },
        { "last_used", Instant.OrNull.ReadOnly, "To within ten minutes." },
        { "revoked_at", Instant.OrNull.ReadOnly, "When it was revoked." },
        { "key", Text().ReadOnly, "The key itself, once: only in the answer that made it." },
    };

    public static readonly Chapter Chapter = new("Keys", "What programs show to be let in.")
    {
        { "id", Id, "The key's id, which is not the key." },
        Writes("ListKeys", "List the keys", Scopes.Admin).Pages("keys", Key),
        Writes("GetKey", "Read a key", Scopes.Admin).One("key", Key).Cached(),
        Writes("CreateKey", "Make a key", Scopes.Admin)
            .Says("It is shown in this answer and never again. A key can give no scope that it does not have.")
            .Takes("key", Key, "name", "scopes")
            .Such("a warehouse", """{"key": {"name": "warehouse scanner", "scopes": ["read", "receive"]}}""")
            .Such("an approver", """{"key": {"name": "ann", "scopes": ["read", "approve"], "email": "ann@shop.example"}}""")
            .One(201, "key", The(Key)).Repeatable(),
        Writes("RotateKey", "Give a key another secret", Scopes.Admin)
            .Says("The old secret stays good for the grace, PT24H unless it is sent, at most P30D.")
            .Takes(With(("grace?", Duration))).OrNothing()
            .Such("at once", """{"grace": "PT0S"}""")
            .One("key", Key).May(409).Repeatable(),
        Writes("RevokeKey", "Revoke a key", Scopes.Admin)
            .Says("It opens nothing any more: at once here, within 30 seconds on other instances. The last key with the scope admin stays.")
            .One("key", Key).May(409),
    };
}
