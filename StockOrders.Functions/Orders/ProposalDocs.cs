using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Orders;

/// <summary>What suppliers want otherwise, for the API description. A line for each member.</summary>
internal static class ProposalDocs
{
    private static readonly Shape Line = new("ProposedItem", "What the supplier says of an item; items that they leave as they are do not stand here.")
    {
        { "id", Id, "The variant." },
        { "replenishment", Number, "What they can deliver; 0 where they cannot at all." },
        { "replenishment_before", Number, "What was ordered." },
        { "cost_price", Number, "What they want for one unit." },
        { "cost_price_before", Number, "What stood on the order." },
        { "expected_date", Day.OrNull, "The day they give for it; null where they gave none." },
        { "expected_date_before", Day.OrNull, "The day that stood there." },
    };

    public static readonly Shape Proposal = new("Proposal", "A supplier's yes with other dates, quantities or prices. accept-terms takes it, refuse-terms does not.")
    {
        { "proposal", Whole, "1 for the order's first." },
        { "status", Word("open", "accepted", "refused", "superseded"), "Whether it is to be decided." },
        { "revision", Whole, "The revision that they had before them." },
        { "proposed_at", Instant, "When." },
        { "proposed_by", Text(), "By whom." },
        { "comment", Text().OrNull, "What they wrote." },
        { "expected_date", Day.OrNull, "The day they give for the whole order." },
        { "expected_date_before", Day.OrNull, "The day that stood there." },
        { "items", List(Line), "What changes of items." },
        { "decided_at", Instant.OrNull, "When the buyer decided." },
        { "decided_by", Text().OrNull, "Who did." },
        { "answer", Text().OrNull, "What they said." },
    };
}
