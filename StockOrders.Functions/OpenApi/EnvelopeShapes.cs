using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.OpenApi;

/// <summary>What stands beside a resource in every answer, and what stands in its place where the call is refused.</summary>
internal static class EnvelopeShapes
{
    public static readonly Shape Result = new("Result", "How the call went.")
    {
        { "status", Word("success"), "success" },
        { "message", Text(), "What was done, for people." },
        { "warnings", List(Text()), "Members that nobody knows and that were ignored, a sentence each; absent where there are none." },
    };

    public static readonly Shape Meta = new("ListMeta", "Which part of the list this is.")
    {
        { "name", Text(), "The member that holds the items." },
        { "total", Whole.From(0), "Items that the filters let through, on all pages." },
        { "count", Whole.From(0), "Items on this page." },
        { "limit", Whole.From(0), "Items a page holds at most." },
        { "start", Whole.From(0), "Items before this page." },
        { "next_cursor", Text(), "For the parameter cursor, to get the next page; absent on the last one." },
    };

    public static readonly Shape Fault = new("Fault", "One thing that is wrong.")
    {
        { "field", Text().OrNull, "Where: a path in the body, a parameter or a header." },
        { "message", Text(), "What is wrong with it, with the figures." },
        { "code", Text(), "The same for programs, such as out_of_range." },
    };

    public static readonly Shape RefusedResult = new("RefusedResult", "Why nothing was done.")
    {
        { "status", Word("error"), "error" },
        { "message", Text(), "The first fault, for people." },
        { "code", Text(), "The first fault, for programs." },
        { "errors", List(Fault), "Every fault that was found, at most 100." },
        { "request_id", Text(), "The call's name, as X-Request-Id has it." },
    };

    public static readonly Shape Refused = new("Refused", "A refused call. Nothing was changed, unless its message says otherwise.")
    {
        { "result", The(RefusedResult), "Why, for people and for programs." },
    };

    public static readonly Shape Problem = new("Problem", "The same by RFC 9457, for clients that accept application/problem+json.")
    {
        { "type", Text(), "urn:stockorders: and the code." },
        { "title", Text(), "The code in words." },
        { "status", Whole, "The HTTP status." },
        { "detail", Text(), "The first fault, for people." },
        { "instance", Text(), "The path that was called." },
        { "code", Text(), "The first fault, for programs." },
        { "errors", List(Fault), "Every fault that was found." },
        { "request_id", Text(), "The call's name, as X-Request-Id has it." },
    };
}
