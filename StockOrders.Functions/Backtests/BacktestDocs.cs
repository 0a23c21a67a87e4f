using StockOrders.Domain.Backtests;
using StockOrders.Domain.Forecasting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Backtests;

/// <summary>Backtests, for the API description. A line for each member.</summary>
internal static class BacktestDocs
{
    private static readonly string[] Methods = [.. ChoiceWords.All<ForecastMethod>().Select(method => method.Text)];

    private static readonly Shape Cost = new("BacktestCost", "What a period cost, in the account's currency.")
    {
        { "holding", Number, "Average stock at cost price, by the account's holding_cost_percent a year." },
        { "ordering", Number, "Orders by the account's order_cost." },
        { "lost_margin", Number, "What was not there to sell, at price less cost price." },
        { "total", Number, "All of it." },
        { "unpriced", Whole, "Variants without price or cost price: what is not known of them counts as nothing." },
    };

    private static readonly Shape Result = Figures(new Shape("BacktestResult", "What came of a rule.")
    {
        { "name", Text(), "The rule; today for what stands." },
    });

    private static readonly Shape Rule = Figures(new Shape("BacktestRule", "A rule that is played beside today's, and what came of it. What it does not say stays as each variant has it.")
    {
        { "name", Text(60), "A name of your own; today is what stands." },
        { "service_level", Number.From(0.0001m).To(0.9999m), "The chance not to run out in a cycle. Safety stock is then steered by what the rule says of it, and by nothing else." },
        { "safety_stock", Number.From(0), "Units to be left when goods arrive." },
        { "safety_days", Whole.From(0).To(1000), "The same in days of sales." },
        { "minimum_stock", Number.From(0), "The least to be on the shelf." },
        { "review_period", Whole.From(0).To(1000), "Days that an order should last." },
        { "lead_time", Whole.From(0).To(1000), "Days from order to arrival, whoever sells it." },
        { "forecast_method", Word(Methods), "How demand is forecast." },
    });

    private static readonly Shape Skipped = new("SkippedVariant", "A variant that was not played.")
    {
        { "variant", Id, "The variant." },
        { "code", Text(), "Why, as a stable word." },
        { "message", Text(), "Why." },
    };

    private static readonly Shape Backtest = new("Backtest", "A past period, played again day by day by several rules side by side.")
    {
        { "id", Text().ReadOnly, "The backtest's id." },
        { "status", Word("running", "completed", "failed").ReadOnly, "How far it is." },
        { "from", Day, "The first day." },
        { "to", Day, "The last day, included; before today." },
        { "warehouse", Id.OrNull, "Where; null: everywhere a variant sold." },
        { "opening_stock", Number.From(0).OrNull, "On each shelf on the first morning; null: as it was counted, else as today's rules would have filled it." },
        { "variants", Either(List(Id).AtMost(BacktestRequest.MaxVariants), Whole), "Sent: which, all where neither this nor a filter says. Answered: how many." },
        { "variants_filter", Open.WriteOnly, "Which, by the conditions of a list of variants." },
        { "rules", List(Rule).AtMost(BacktestRequest.MaxRules + 1), "Played side by side. Today's come first and need not be sent." },
        { "done", Whole.ReadOnly, "Variants played or skipped." },
        { "seconds_left", Whole.OrNull.ReadOnly, "At the pace so far." },
        { "skipped", List(Skipped).AtMost(BacktestJson.MaxSkipped).ReadOnly, "The first that could not be played." },
        { "skipped_count", Whole.ReadOnly, "How many could not." },
        { "created_at", Instant.ReadOnly, "When it began." },
        { "finished_at", Instant.OrNull.ReadOnly, "When it was over." },
        { "failure", Text().OrNull.ReadOnly, "Why it failed." },
    };

    private static readonly Shape Replay = new("Replay", "What came of one variant in one warehouse.")
    {
        { "id", Text(), "Variant and warehouse." },
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse." },
        { "opening_stock", Number, "On the shelf on the first morning." },
        { "opening_stock_from", Word([.. ChoiceWords.All<OpeningStockSource>().Select(source => source.Text)]), "Who says so." },
        { "filled_days", Whole, "Days out of stock in the past: what had been expected is played in their place." },
        { "filled_units", Number, "Units of those." },
        { "rules", List(Result), "By rule." },
    };

    public static readonly Chapter Chapter = new("Backtests", "Proof on the past: what today's rules, and others, would have come to.")
    {
        { "backtest", Text(), "The backtest." },
        Writes("StartBacktest", "Play a past period again")
            .Says("Each rule decides every morning from what was known then. Small ones are answered at once; larger ones are started: follow Location.")
            .Takes("backtest", Backtest, "from", "to")
            .Such("a service level beside what stands", """{"backtest": {"from": "2026-01-01", "to": "2026-03-31", "variants": ["c20_123"], "rules": [{"name": "95 %", "service_level": 0.95}]}}""")
            .One("backtest", Backtest).One(202, "backtest", The(Backtest)).Repeatable(),
        Reads("ListBacktests", "List backtests").Many("backtests", Backtest, ListShapes.Of("Backtest", BacktestJson.Fields)),
        Reads("GetBacktest", "Read a backtest").One("backtest", Backtest).Fields(),
        Reads("ListReplays", "List what came of each variant").Says("Filters and sorting go by what today's rules came to.")
            .Many("results", Replay, ListShapes.Of("Replay", ReplayJson.Fields)),
        Reads("GetBacktestChart", "A picture of stock, orders and demand")
            .Says("An SVG that fits any width from 320 px on, in light, dark and print.")
            .Asks("variant", Id, "Which; may be left out where there is only one.")
            .Asks("warehouse", Id, "Where; likewise.")
            .Asks("rule", Text(60), "By which rule; today's where it is left out.")
            .Answer(200, "The picture.", Text(), "image/svg+xml").May(400),
    };

    private static Shape Figures(Shape shape)
    {
        shape.Add("days", Whole.ReadOnly, "Days played.");
        shape.Add("stock_out_days", Whole.ReadOnly, "Days on which something asked for was not there.");
        shape.Add("cycles", Whole.ReadOnly, "From one arrival to the next.");
        shape.Add("stock_out_cycles", Whole.ReadOnly, "Of those, with a stock-out.");
        shape.Add("cycle_service_level", Number.OrNull.ReadOnly, "Share of cycles without one; null where none was complete.");
        shape.Add("fill_rate", Number.OrNull.ReadOnly, "Share of what was asked for that was there.");
        shape.Add("demand", Number.ReadOnly, "Units asked for.");
        shape.Add("lost", Number.ReadOnly, "Units that were not there.");
        shape.Add("average_stock", Number.ReadOnly, "Units on the shelf.");
        shape.Add("orders", Whole.ReadOnly, "Orders placed.");
        shape.Add("ordered_units", Number.ReadOnly, "Units ordered.");
        shape.Add("cost", The(Cost).ReadOnly, "What it cost.");
        return shape;
    }
}
