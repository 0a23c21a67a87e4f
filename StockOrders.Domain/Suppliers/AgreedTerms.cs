using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// Accepted terms that do not come to be, because whoever approves says no or the change is called off, are refused terms: however that
/// came about, the supplier is told and asked once more about what they have.
/// </summary>
internal static class AgreedTerms
{
    public const string By = "system";

    public static Decision Guard(StockOrder order, OrderFacts facts, Decision decided, DateTimeOffset now)
    {
        if (decided.IsRefused || decided.Value.IsEmpty || order.Agreed() is not { } agreed)
            return decided;
        var after = decided.Value.Told(order, now);
        return after is { IsOver: false, Change: null, Dispatch: { } dispatch } && dispatch.Revision == order.Dispatch!.Revision
            ? decided.Value.Add(new OrderEvent.TermsRefused(agreed.Number, By, "They were not approved.", dispatch.Anew(now, facts)))
            : decided;
    }
}
