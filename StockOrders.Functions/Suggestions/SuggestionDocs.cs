using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Suggestions;

/// <summary>What to order and why, for the API description.</summary>
internal static class SuggestionDocs
{
    private static readonly Shape Need = new("SuggestedNeed", "What the last run found to be needed of a variant in a warehouse.")
    {
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse that needs it." },
        { "sku", Text(), "Your name for it." },
        { "title", Text(), "What it is." },
        { "category", Text().OrNull, "Its category." },
        { "brand", Text().OrNull, "Its brand." },
        { "vendor", Id.OrNull, "Whom it would be bought from." },
        { "replenishment", Number.From(0), "Needed, before the vendor's minimum and multiples." },
        { "to_order", Number.From(0), "To buy, by the vendor's terms." },
        { "to_order_cost", Number.OrNull, "What that costs, in the account's currency." },
        { "in_stock", Number, "On hand." },
        { "on_order", Number, "On its way." },
        { "daily_sales", Number.From(0), "Expected to be sold a day." },
        { "lead_time", Whole.From(0), "Days until it would be there." },
        { "reorder_point", Number, "At or below it, it is ordered." },
        { "oos", Whole.OrNull, "Days until it is sold out." },
        { "under_value", Number.OrNull, "Revenue lost if nothing is ordered." },
        { "date", Day.OrNull, "The day of the run that found it." },
    };

    private static readonly Shape Transfer = new("SuggestedTransfer", "What another warehouse can give.")
    {
        { "from", Id, "The warehouse that has more than it needs." },
        { "quantity", Number.From(0), "How much of it." },
    };

    private static readonly Shape Error = new("ForecastError", "How one method erred on the variant's own past.")
    {
        { "method", Word([.. ChoiceWords.All<ForecastMethod>().Select(method => method.Text)]), "The method." },
        { "error", Number.From(0), "Root of the mean square error, in units a day." },
    };

    private static readonly Shape Forecast = new("SuggestionForecast", "How demand was foreseen.")
    {
        { "method", Word([.. ChoiceWords.All<ForecastMethod>().Select(method => method.Text)]), "The method." },
        { "chosen_by", Word("person", "error"), "A person, or the least error on its own past." },
        { "start", Word("own", "sibling", "category"), "Whose sales it was foreseen from." },
        { "start_from", Text().OrNull, "The variant, product or category that those are." },
        { "start_siblings", List(Id), "The variants of that product whose mean it is; empty where it is not." },
        { "deviation", Number.From(0), "Standard deviation of one day's demand." },
        { "history_days", Whole.From(0), "Days from the first sale to yesterday." },
        { "out_of_stock_days", Whole.From(0), "Of those, days that do not count as nothing was there." },
        { "errors", List(Error), "How the methods erred that were compared." },
    };

    private static readonly Kind Value = Either(Number, Text());

    private static readonly Shape Input = new("DerivationInput", "What a figure was worked out from.")
    {
        { "name", Text(), "Its name in the formula." },
        { "value", Value, "A number, a day or a word." },
        { "unit", Text(), "units, units/day, days, date, number, percent, money or word." },
        { "source", Text(), "step where another step found it, else where it comes from." },
        { "date", Day.OrNull, "The day that it is of; null: of today." },
    };

    private static readonly Shape Step = new("DerivationStep", "A figure and how it was worked out.")
    {
        { "name", Text(), "Its name." },
        { "value", Number, "The figure, in the units' digits." },
        { "unit", Text(), "units, units/day, days or number." },
        { "formula", Text(), "In the names of the inputs." },
        { "inputs", List(Input), "What it was worked out from." },
    };

    private static readonly Shape Suggestion = new("Suggestion", "What to order of a variant for a warehouse today, and why.")
    {
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse." },
        { "date", Day, "The account's today." },
        { "sentence", Text(), "Why, as a person would say it." },
        { "replenishment", Number.From(0), "Needed, transfers counted in, before the vendor's minimum and multiples." },
        { "to_order", Number.From(0), "To buy, by the vendor's terms." },
        { "transfers", List(Transfer), "What other warehouses can give of what is needed." },
        { "vendor", Id.OrNull, "Whom to buy from." },
        { "vendor_reason", Text().OrNull, "Why from them." },
        { "vendor_reason_code", Text().OrNull, "The same as a stable code." },
        { "order_on", Day.OrNull, "When the vendor takes the order." },
        { "expected", Day.OrNull, "When it would be there." },
        { "due_in", Whole.OrNull, "Days until it is to be ordered; 0: today." },
        { "in_stock", Number, "On hand." },
        { "reserved", Number, "Of that, promised to customers." },
        { "on_order", Number, "On its way, drafts included." },
        { "transfer_units_in", Number, "Of that, from other warehouses." },
        { "transfer_units_out", Number, "Promised to other warehouses." },
        { "position", Number, "On hand and on order, less what is promised." },
        { "daily_sales", Number.From(0), "Expected to be asked for a day." },
        { "lead_time", Whole.From(0), "Days from today until what is ordered today is there." },
        { "safety_stock", Number.From(0), "What should be left when goods arrive." },
        { "safety_stock_from", Word([.. ChoiceWords.All<SafetyStockSource>().Select(source => source.Text)]), "What steers it." },
        { "reorder_point", Number, "Demand of the lead time and what should be left." },
        { "review_allowance", Number.From(0), "For what sells before the next look, where a service level steers." },
        { "trigger", Number, "Reorder point and allowance: at or below it, it is ordered." },
        { "order_up_to", Number, "What stock and orders are filled up to." },
        { "lost_sales", Number.From(0), "Of the lead time, on days with nothing there: not bought back." },
        { "forecast", The(Forecast), "How demand was foreseen." },
        { "remarks", List(Text()), "What else people should know." },
        { "derivation", List(Step), "Each figure from its inputs, in order." },
    };

    public static readonly Chapter Chapter = new("Suggestions", "What to order today, and why.")
    {
        { "variant", Id, "The variant." },
        Reads("ListSuggestions", "List what is to order")
            .Says("As the last run found it: one for each variant and warehouse of which anything is needed.")
            .Many("suggestions", Need, ListShapes.Of("SuggestedNeed", SuggestedNeed.Fields.Values)),
        Reads("GetSuggestions", "Read what to order of a variant, and why")
            .Says("Worked out now, one for each warehouse that it is kept in; the last run may have found otherwise. The derivation has all that the numbers come from.")
            .Many("suggestions", Suggestion, ListShapes.Of("Suggestion", SuggestionRoutes.Fields.Values)),
    };
}
