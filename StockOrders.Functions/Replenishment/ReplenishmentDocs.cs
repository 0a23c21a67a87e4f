using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Replenishment;

/// <summary>Recalculations and the feeds they live on, for the API description.</summary>
internal static class ReplenishmentDocs
{
    private static readonly Shape Remark = new("RunRemark", "Something that a run has to say.")
    {
        { "order", OrderId.OrNull, "The order it is about." },
        { "message", Text(), "What it is." },
    };

    private static readonly Shape Failure = new("RunFailure", "A variant that could not be looked at.")
    {
        { "variant", Id, "The variant." },
        { "code", Word(RunFailureCodes.Unreadable, RunFailureCodes.ImpossibleFigures, RunFailureCodes.NotCalculated), "Why, in a word." },
        { "message", Text(), "Why, for people." },
    };

    private static readonly Shape Skip = new("RunSkip", "Variants of which nothing can be ordered, and why.")
    {
        { "code", Word(RunSkipCodes.Removed, RunSkipCodes.KeptNowhere, RunSkipCodes.NoVendor), "Why, in a word." },
        { "message", Text(), "Why, for people." },
        { "variants", Whole, "How many." },
        { "examples", List(Id), "The first ten of them." },
    };

    private static readonly Shape Run = new("Run", "A recalculation of what to order.")
    {
        { "id", Text(), "The run's id." },
        { "status", Word("running", "completed", "failed", "cancelled"), "How far it is." },
        { "night", Day, "The day whose orders it makes." },
        { "attempt", Whole, "How often it was begun: a night that failed is tried three times." },
        { "variants", Whole, "Variants to look at." },
        { "done", Whole, "Variants looked at, those that failed included." },
        { "rate", Number.OrNull, "Variants looked at in a second; null where that is not known yet." },
        { "seconds_left", Whole.OrNull, "Until all variants are looked at, at that rate; null where nothing is left or that is not known." },
        { "orders", List(OrderId), "Drafts it made." },
        { "remarks", List(Remark), "What people should know." },
        { "failed_count", Whole, "Variants that could not be looked at." },
        { "failed", List(Failure), "The first thousand of them: what earlier runs found of them stands." },
        { "skipped", List(Skip), "Variants of which nothing can be ordered, by why." },
        { "started_at", Instant, "When it began." },
        { "finished_at", Instant.OrNull, "When it was over." },
        { "failure", Text().OrNull, "Why it failed." },
    };

    private static readonly Shape ShortRun = new("RunSummary", "A recalculation in a list.")
    {
        { "id", Text(), "The run's id." },
        { "status", Word("running", "completed", "failed", "cancelled"), "How far it is." },
        { "night", Day, "The day whose orders it makes." },
        { "attempt", Whole, "How often it was begun." },
        { "variants", Whole, "Variants to look at." },
        { "done", Whole, "Variants looked at." },
        { "failed_count", Whole, "Variants that could not be looked at." },
        { "orders_count", Whole, "Drafts it made." },
        { "started_at", Instant, "When it began." },
        { "finished_at", Instant.OrNull, "When it was over." },
        { "failure", Text().OrNull, "Why it failed." },
    };

    private static readonly Shape Sale = new("Sale", "What was sold of a variant on a day.")
    {
        { "id", Text(), "The line's own id: sent again it corrects the first." },
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse it left." },
        { "date", Day, "The day." },
        { "quantity", Number, "How much; negative for what came back." },
    };

    private static readonly Shape Level = new("StockLevel", "What is on hand of a variant.")
    {
        { "id", Text(), "The line's own id." },
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse." },
        { "date", Day, "The day it was counted." },
        { "in_stock", Number.From(0), "How much." },
    };

    private static readonly Shape Taken = new("Taken", "A line that counts now.")
    {
        { "id", Text(), "The line's id." },
        { "status", Word("success"), "success" },
    };

    public static readonly Chapter Chapter = new("Replenishment", "What was sold, what is on hand, and the recalculation of what to order.")
    {
        { "run", Text(), "The run." },
        Writes("StartReplenishmentRun", "Start a recalculation").Takes(Open).OrNothing().One(202, "run", The(Run)).Repeatable(),
        Reads("ListReplenishmentRuns", "List recalculations").Says("The newest first.")
            .Many("runs", ShortRun, ListShapes.Of("Run", RunLists.Fields.Values)),
        Writes("CancelReplenishmentRun", "Call a recalculation off")
            .Says("What it has written and drafted until then stands. A run that is over is a 409.")
            .Takes(Open).OrNothing().One(200, "run", The(Run)).Repeatable().May(404, 409),
        Reads("GetReplenishmentRun", "Read how far a recalculation is").One("run", Run),
        Writes("PostSales", "Tell what was sold")
            .Says("All of up to 1,000 lines, or none.")
            .Takes(With(("sales", List(The(Sale).Needs("id", "variant", "warehouse", "date", "quantity")).AtMost(FeedInput.MaxLines)), ("skip_background_jobs?", Flag)))
            .Such("a day", """{"sales": [{"id": "line-1", "variant": "c20_123", "warehouse": "w1", "date": "2026-05-01", "quantity": 20}]}""")
            .One(200, "sales", List(Taken)).Repeatable(),
        Writes("PostStockLevels", "Tell what is on hand")
            .Says("All of up to 1,000 lines, or none.")
            .Takes(Either(Levels("stock-levels"), Levels("stock_levels")))
            .Such("a count", """{"stock-levels": [{"id": "count-1", "variant": "c20_123", "warehouse": "w1", "date": "2026-05-01", "in_stock": 120}]}""")
            .Answer(200, "Done.", Either(Counted("stock-levels"), Counted("stock_levels"))).Repeatable(),
    };

    /// <summary>The member may be spelled either way, and is answered as it was sent.</summary>
    private static Kind Levels(string name) =>
        With((name, List(The(Level).Needs("id", "variant", "warehouse", "date", "in_stock")).AtMost(FeedInput.MaxLines)), ("skip_background_jobs?", Flag));

    private static Kind Counted(string name) => With((name, List(Taken)), ("result", The(EnvelopeShapes.Result)));
}
