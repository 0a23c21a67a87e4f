using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Input;

/// <summary>How quantities are to be worked out: the order's uom_ordering, uom_round and moq. Null stands for the standard.</summary>
internal static class OrderingInput
{
    public static bool IsChosen(JsonFields fields) => !fields.IsBlank("uom_ordering") || !fields.IsBlank("uom_round") || !fields.IsBlank("moq");

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        if (fields.Has("uom_ordering"))
        {
            var inMultiples = fields.Flag("uom_ordering") ?? OrderingTerms.Standard.InMultiples;
            yield return (header, _) => With(header, Of(header) with { InMultiples = inMultiples });
        }

        if (fields.Has("uom_round"))
        {
            var round = fields.Word("uom_round", false, ChoiceWords.All<UomRound>()) ?? OrderingTerms.Standard.Round;
            yield return (header, _) => With(header, Of(header) with { Round = round });
        }

        if (fields.Has("moq"))
        {
            var moq = fields.Word("moq", false, ChoiceWords.All<MoqScope>()) ?? OrderingTerms.Standard.Moq;
            yield return (header, _) => With(header, Of(header) with { Moq = moq });
        }
    }

    private static OrderingTerms Of(OrderHeader header) => header.Ordering ?? OrderingTerms.Standard;

    private static OrderHeader With(OrderHeader header, OrderingTerms terms) => header with { Ordering = terms == OrderingTerms.Standard ? null : terms };
}
