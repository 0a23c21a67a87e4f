using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Demand;

/// <summary>Feeds of what was sold and what is on hand, for the API description.</summary>
internal static class DemandDocs
{
    private const string Csv = "text/csv";

    private const string Lines = "All of up to 1,000 lines, or none; only where what is stored for one of them is damaged (damaged_demand), others may be "
        + "recorded already: they are sent again without it, and none counts twice. As CSV the first line names the members, separated by comma, semicolon or tab.";

    private static readonly Shape Sale = new("Sale", "What was sold of a variant on a day.")
    {
        { "id", Text(), "The line's own id: sent again it corrects the first." },
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse it left." },
        { "date", Day, "The day: today or one of the 731 before." },
        { "quantity", Number, "How much; negative for what came back." },
    };

    private static readonly Shape Level = new("StockLevel", "What is on hand of a variant.")
    {
        { "id", Text(), "The line's own id." },
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse." },
        { "date", Day, "The day it was counted: today or one of the 731 before." },
        { "in_stock", Number.From(0), "How much." },
        { "reserved", Number.From(0), "Of that, promised to customers; what is known stays where it is not sent." },
    };

    private static readonly Shape Taken = new("Taken", "What became of a line.")
    {
        { "id", Text(), "The line's id." },
        { "status", Word("success", "kept_aside"), "success: it counts; kept_aside: it counts as soon as its variant is there." },
        { "code", Word("unknown_variant"), "Why it is kept aside; absent where it counts." },
        { "message", Text(), "The same in words; absent where it counts." },
    };

    private static readonly Shape Waiting = new("KeptAside", "Sales of a variant that there is none of.")
    {
        { "id", Id, "The variant that they wait for." },
        { "variant", Id, "The same." },
        { "lines", Whole, "How many lines." },
        { "quantity", Number, "How much they come to, returns taken off." },
        { "first_date", Day.OrNull, "The oldest day of them." },
        { "last_date", Day.OrNull, "The newest day of them." },
        { "warehouses", List(Id), "Where it was sold." },
    };

    public static readonly Chapter Chapter = new("Demand", "What was sold and what is on hand: what recalculations work from.")
    {
        { "variant", Id, "The variant." },
        Writes("PostSales", "Tell what was sold")
            .Says(Lines + " A line counts once by its id, however often it is sent; sent again with another figure, day, warehouse or variant it is "
                + "corrected. Sales of a variant that is made of others are demand for those, too. With skip_background_jobs false (in a query where "
                + "CSV is sent) the variants are recalculated at once.")
            .Takes(With(("sales", List(The(Sale).Needs("id", "variant", "warehouse", "date", "quantity")).AtMost(FeedBody.MaxLines)), ("skip_background_jobs?", Flag)))
            .Takes(Text(), Csv)
            .Such("a day", """{"sales": [{"id": "line-1", "variant": "c20_123", "warehouse": "w1", "date": "2026-05-01", "quantity": 20}]}""")
            .Asks("skip_background_jobs", Flag, "false recalculates at once; for CSV, which has no place for it.")
            .One(200, "sales", List(Taken)).Repeatable(),
        Reads("ListKeptAsideSales", "List sales that wait for their variants").Many("kept-aside", Waiting, ListShapes.Of("KeptAside", KeptAsideList.Fields)),
        Writes("DropKeptAsideSales", "Drop sales that wait for a variant")
            .Says("They do not count when the variant appears. A line of them that is sent again waits again, or counts where the variant is there by then.")
            .One("kept-aside", Waiting).Repeatable(),
        Writes("PostStockLevels", "Tell what is on hand")
            .Says(Lines + " Each level is kept with its day, which is how days on which nothing was there to sell are known; the newest counts as what is in stock. "
                + "Stock that is put with a variant and differs from what was known is that day's level too; of several of a day the latest counts.")
            .Takes(Either(Levels("stock-levels"), Levels("stock_levels")))
            .Takes(Text(), Csv)
            .Such("a count", """{"stock-levels": [{"id": "count-1", "variant": "c20_123", "warehouse": "w1", "date": "2026-05-01", "in_stock": 120}]}""")
            .Asks("skip_background_jobs", Flag, "false recalculates at once; for CSV, which has no place for it.")
            .Answer(200, "Done.", Either(Counted("stock-levels"), Counted("stock_levels"))).Repeatable(),
    };

    /// <summary>The member may be spelled either way, and is answered as it was sent.</summary>
    private static Kind Levels(string name) =>
        With((name, List(The(Level).Needs("id", "variant", "warehouse", "date", "in_stock")).AtMost(FeedBody.MaxLines)), ("skip_background_jobs?", Flag));

    private static Kind Counted(string name) => With((name, List(Taken)), ("result", The(EnvelopeShapes.Result)));
}
