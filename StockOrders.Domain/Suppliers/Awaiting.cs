using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>Puts an order to its supplier: when they are to answer by, when silence is noticed, and when it is a person's turn. The instants are fixed here.</summary>
internal static class Awaiting
{
    public static Dispatch From(this Dispatch dispatch, DateTimeOffset now, OrderFacts facts)
    {
        var (due, chase, chases) = ConfirmationTerms.For(facts.Settings, facts.Confirmation);
        return dispatch with
        {
            ConfirmationDue = now + due,
            ChaseAt = now + chase,
            ChasedAt = null,
            ChaseAgainAt = [.. chases.Select(after => now + after)],
            ChasedAgain = 0,
            GiveUpAt = now + (chases is [.., var last] ? last : chase) + due,
            GivenUpAt = null,
        };
    }

    /// <summary>The same revision once more, as if nothing had been answered.</summary>
    public static Dispatch Anew(this Dispatch dispatch, DateTimeOffset now, OrderFacts facts) => (dispatch with
    {
        ConfirmedAt = null,
        DeclinedAt = null,
        ProposedAt = null,
        Comment = null,
        AskedAnewAt = now,
    }).From(now, facts);
}
