using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Imports;

/// <summary>Files of sales and stock levels, for the API description.</summary>
internal static class ImportDocs
{
    private static readonly Shape Refused = new("RefusedLine", "A line of a file that was not applied.")
    {
        { "line", Whole.From(1), "Its line in the file, the header's mostly being 1." },
        { "field", Text().OrNull, "The column that is wrong first." },
        { "code", Text(), "What is wrong, for programs." },
        { "message", Text(), "What is wrong." },
    };

    private static readonly Shape Import = new("Import", "A file of sales or stock levels, and how far its lines are applied.")
    {
        { "id", Text(), "The import's id." },
        {
            "status", Word("uploading", "incomplete", "applying", "completed", "cancelled", "failed", "duplicate"),
            "incomplete: the file broke off; send it again from its beginning. duplicate: the same file was imported before, nothing was done."
        },
        { "bytes", Whole, "How much of the file is stored." },
        { "sha256", Text().OrNull, "Of the file, once it is whole." },
        { "lines", Whole, "Lines of the file so far, without its header." },
        { "done", Whole, "Lines that were worked." },
        { "applied", Whole, "Lines that count now." },
        { "refused", Whole, "Lines that were not applied." },
        { "kept_aside", Whole, "Lines of variants that there are not yet; they are applied when the variant is made." },
        { "rate", Number.OrNull, "Lines applied a second." },
        { "seconds_left", Whole.OrNull, "At that rate." },
        { "duplicate_of", Text().OrNull, "The import that brought the same file." },
        { "created_at", Instant, "When the file began to come." },
        { "uploaded_at", Instant.OrNull, "When it was there." },
        { "finished_at", Instant.OrNull, "When all was over." },
        { "failure", Text().OrNull, "Why it failed." },
        { "refused_lines", List(Refused), "The first 1,000 lines that were refused, in the file's order; not in lists." },
    };

    public static readonly Chapter Chapter = new("Imports", "Large files of what was sold and what was on hand.")
    {
        { "import", Text(), "The import." },
        Takes(ImportKind.Sales, "what was sold", "id, variant, warehouse, date and quantity (negative for what came back)"),
        Reads("ListSalesImports", "List imports of sales").Many("imports", Import, ListShapes.Of("SalesImport", ImportJson.Fields.Values)),
        Reads("GetSalesImport", "Read how far an import of sales is").Fields().One("import", Import).Cached(),
        Cancels(ImportKind.Sales, "Call an import of sales off"),
        Takes(ImportKind.StockLevels, "what was on hand", "id, variant, warehouse, date and in_stock, and reserved where it is known"),
        Reads("ListStockLevelsImports", "List imports of stock levels").Many("imports", Import, ListShapes.Of("StockLevelsImport", ImportJson.Fields.Values)),
        Reads("GetStockLevelsImport", "Read how far an import of stock levels is").Fields().One("import", Import).Cached(),
        Cancels(ImportKind.StockLevels, "Call an import of stock levels off"),
    };

    private static Operation Takes(ImportKind kind, string what, string columns) => Writes($"Post{kind}Import", $"Import a file of {what}")
        .Says($"A CSV of up to 200 MiB and 2,000,000 lines, whose first line names the columns: {columns}. Each line succeeds or is refused by itself, "
            + "as by a call that posts it; it counts once by its id. A file that broke off is sent again from its beginning, under the same "
            + "Idempotency-Key or with resume. Nothing is applied before the file is whole.")
        .Asks("resume", Text(), "The import that the file is sent for again.")
        .Asks("again", Flag, "true applies the file though it was imported before.")
        .Takes(Text(), "text/csv")
        .One(202, "import", The(Import)).One(200, "import", The(Import)).Repeatable().May(404, 415);

    private static Operation Cancels(ImportKind kind, string summary) => Writes($"Cancel{kind}Import", summary)
        .Says("Lines that were applied before stand.")
        .Takes(Open).OrNothing().One("import", Import).Repeatable();
}
