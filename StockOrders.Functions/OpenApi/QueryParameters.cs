using StockOrders.Functions.Hosting.Lists;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.OpenApi;

/// <summary>Parameters that many operations share.</summary>
internal static class QueryParameters
{
    public static Parameter Limit { get; } = Shared("Limit", "limit", "query", Whole.From(1).To(ListQuery<int>.MaxLimit).And("default", ListQuery<int>.DefaultLimit), "Items a page.");

    public static Parameter Page { get; } = Shared("Page", "page", "query", Whole.From(0).And("default", 0), "Which page, counted from 0.");

    public static Parameter Cursor { get; } = Shared(
        "Cursor",
        "cursor",
        "query",
        Text(),
        "The next_cursor of the page before, with the same filters and sort; instead of page.");

    public static Parameter View { get; } = Shared(
        "View", "view", "query", Word("list", "full"), "How much of each order to answer: what lists hold, or all of it as the single order has it.");

    public static Parameter Fields { get; } = Shared(
        "Fields", "fields", "query", Text().Such("reference,status"), "Members to answer, separated by commas; id always comes, unknown names are ignored.");

    public static Parameter IfMatch { get; } = Shared(
        "IfMatch", "If-Match", "header", Text().Such("\"3\""), "The ETag that you decided on; 412 where the resource is another by now.");

    public static Parameter IfNoneMatch { get; } = Shared(
        "IfNoneMatch", "If-None-Match", "header", Text().Such("\"3\""), "The ETag that you have; 304 where nothing changed.");

    public static Parameter IdempotencyKey { get; } = Shared(
        "IdempotencyKey",
        "Idempotency-Key",
        "header",
        Text(255).Such("7c4a8d09-ca37-4f1b-9d1e-2f6b3c1a5e77"),
        "A word for this call, kept for 24 hours: sent again it gets its first answer again; with another payload it is refused (422).");

    public static Parameter Prefer { get; } = Shared(
        "Prefer", "Prefer", "header", Text().Such("handling=strict"), "handling=strict makes an unknown member of the body a 400 instead of a warning.");

    private static Parameter Shared(string component, string name, string place, Kind kind, string words) =>
        new(name, place, kind, words) { SharedAs = component };
}
