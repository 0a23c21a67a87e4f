global using Decision = StockOrders.Domain.Outcomes.Outcome<System.Collections.Immutable.ImmutableArray<StockOrders.Domain.Orders.OrderEvent>>;
using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>The three things that a decision can come to.</summary>
internal static class Decided
{
    /// <summary>It is so already, or there is nothing to do now.</summary>
    public static Decision Nothing => ImmutableArray<OrderEvent>.Empty;

    public static Decision Events(params ReadOnlySpan<OrderEvent> events) => ImmutableArray.Create(events);

    public static Decision Conflict(string code, string message, string? field = null) =>
        new Refusal(RefusalKind.Conflict, code, message, field);

    public static Decision Invalid(string code, string message, string? field = null) =>
        new Refusal(RefusalKind.Invalid, code, message, field);
}
