using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Replenishment;

/// <summary>Recalculations, for the API description.</summary>
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

    public static readonly Chapter Chapter = new("Replenishment", "The recalculation of what to order.")
    {
        { "run", Text(), "The run." },
        Writes("StartReplenishmentRun", "Start a recalculation").Takes(Open).OrNothing().One(202, "run", The(Run)).Repeatable(),
        Reads("ListReplenishmentRuns", "List recalculations").Says("The newest first.")
            .Many("runs", ShortRun, ListShapes.Of("Run", RunLists.Fields.Values)),
        Writes("CancelReplenishmentRun", "Call a recalculation off")
            .Says("What it has written and drafted until then stands. A run that is over is a 409.")
            .Takes(Open).OrNothing().One(200, "run", The(Run)).Repeatable().May(404, 409),
        Reads("GetReplenishmentRun", "Read how far a recalculation is").One("run", Run),
    };
}
