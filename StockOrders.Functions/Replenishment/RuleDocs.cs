using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Replenishment;

/// <summary>Rules by which runs order, for the API description. A line for each member.</summary>
internal static class RuleDocs
{
    private static readonly Shape Rule = new("ReplenishmentRule", "From whom, for which warehouses, when and how much a run orders by itself.")
    {
        { "id", Id.ReadOnly, "Its id." },
        { "name", Text(RuleInput.MaxName).OrNull, "What people call it." },
        { "priority", Whole.From(0).To(RuleInput.MaxPriority), "The lowest is asked first; the first rule that names a vendor and warehouse, or all of them, applies." },
        { "vendors", List(Id).AtMost(RuleInput.MaxNamed), "The vendors it is for; empty: all." },
        { "warehouses", List(Id).AtMost(RuleInput.MaxNamed), "The warehouses it is for; empty: all." },
        { "weekdays", Either(List(Word(WeekdayWords.All)).AtMost(7), Text(200).WriteOnly), "Days on which it orders; empty: every day. On others, drafts that stand are kept true to what is needed and none is made." },
        { "minimum_value", Number.From(0).OrNull, "What an order should be worth, in the vendor's currency; where the vendor asks for more, that counts. null: what the vendor asks for." },
        { "below_minimum", Word("draft", "hold", "top_up"), "What becomes of an order that is worth less: a draft that is not submitted, nothing until more is needed, or more of what is on it by days of cover." },
        { "horizon", Whole.From(0).To(GenerationRule.MaxHorizon), "A vendor who is ordered from is asked as well for what would have to be ordered within so many days." },
        { "action", Word("draft", "submit", "none"), "A draft, a draft that goes on to approval by itself, or nothing." },
        { "transfers", Flag, "Whether these warehouses get from others what those can spare, before it is bought." },
    };

    public static readonly Chapter Chapter = new(
        "Replenishment rules", "Which vendors are ordered from automatically, and when. Without any rule every vendor is, every night, as a draft.")
    {
        { "rule", Id, "The rule." },
        Reads("ListReplenishmentRules", "List the rules").Many("rules", Rule, ListShapes.Of("ReplenishmentRule", RuleRoutes.Fields)),
        Reads("GetReplenishmentRule", "Read a rule").One("rule", Rule).Cached(),
        Writes("PutReplenishmentRule", "Make a rule, or change it", Scopes.Admin)
            .Says("What is not sent stays as it is. It holds from the next run on.")
            .Takes("rule", Rule)
            .Such("mondays", """{"rule": {"name": "Mondays, filled up", "weekdays": ["monday"], "minimum_value": 500, "below_minimum": "top_up", "horizon": 7}}""")
            .Such("by hand", """{"rule": {"priority": 1, "vendors": ["vendor_1"], "action": "none"}}""")
            .One("rule", Rule).One(201, "rule", The(Rule)).ETag().Conditional().Repeatable(),
        Writes("DeleteReplenishmentRule", "Delete a rule", Scopes.Admin)
            .Says("Where the last one goes, every vendor is ordered from every night again.")
            .One("rule", Rule).Conditional(),
    };
}
