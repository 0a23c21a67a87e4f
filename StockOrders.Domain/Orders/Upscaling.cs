using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;

namespace StockOrders.Domain.Orders;

/// <summary>Raises what a draft orders, in proportion, to its minimum or to a number of units that somebody names.</summary>
internal static class Upscaling
{
    public static Decision Decide(StockOrder order, OrderCommand.Scale scale, OrderFacts facts, DateTimeOffset now)
    {
        if (OrderRefusals.Over(order, "nothing of it changes any more") is { } over)
            return over;
        if (order.Dispatch is not null)
            return Decided.Conflict("not_a_draft", "The order was sent: change its items one by one.");

        var wanted = scale.To is { } units
            ? order.Header with { MinBudget = null, MinQuantity = units, Ordering = (order.Header.Ordering ?? OrderingTerms.Standard) with { Moq = MoqScope.Variant } }
            : order.Header;
        var scaled = Scaling.Of(wanted, order.Lines);
        return scaled.IsRefused ? scaled.Refusals
            : scaled.Value.IsEmpty ? Decided.Nothing
            : Editing.Decide(order, new OrderCommand.ChangeLines(scaled.Value, ImmutableArray<Values.VariantId>.Empty), facts, now);
    }
}
