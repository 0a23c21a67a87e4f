using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Catalogue;

/// <summary>What calls about many things of the catalogue have in common, for the API description.</summary>
internal static class BulkDocs
{
    private const string Csv = "text/csv";

    private static readonly Shape Outcome = new("BulkOutcome", "What became of one line of a call about many.")
    {
        { "line", Whole.From(1), "Its line in the file, the header's being 1; absent where JSON was sent." },
        { "id", Id.OrNull, "The line's id." },
        { "status", Word("success", "error"), "Whether it was stored." },
        { "message", Text(), "created or updated; or what is wrong first." },
        { "code", Text(), "What is wrong first, for programs; absent where it was stored." },
        { "field", Text().OrNull, "The member that is wrong first; absent where it was stored." },
        { "errors", List(The(EnvelopeShapes.Fault)), "Everything that is wrong; absent where it was stored." },
    };

    /// <summary>Many in one call, as JSON or as CSV, with an outcome for each.</summary>
    public static Operation TakesMany(this Operation operation, string plural, Kind one) => operation
        .Says("Up to 1,000 lines, each of which succeeds or fails by itself. What is not sent stays as it is. As CSV the first line names the "
            + "members, separated by comma, semicolon or tab; an empty cell is a member that is not sent. Columns that nobody knows get a warning.")
        .Takes(With((plural, List(one).AtMost(BulkInput.MaxLines)), ("skip_background_jobs?", Flag)))
        .Takes(Text(), Csv)
        .AsksNotToWait()
        .One(200, "outcomes", List(Outcome)).Repeatable();

    /// <summary>For calls whose body is no JSON, or that have none.</summary>
    public static Operation AsksNotToWait(this Operation operation) =>
        operation.Asks("skip_background_jobs", Flag, "false recalculates replenishment of what is touched now, and not in the night.");

    /// <summary>The list as a file: all of it where neither a page nor an order is asked for.</summary>
    public static Operation AlsoCsv(this Operation operation) => operation
        .Asks("format", Word("json", "csv"), "csv answers the list as a file, as Accept: text/csv does; whole, unless limit, page, cursor or a sort is given.")
        .Answer(200, "The list as a file.", Text(), Csv);
}
