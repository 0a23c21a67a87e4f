using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Exceptions;

/// <summary>People take exceptions on, give them to others, and put them off.</summary>
internal static class Handling
{
    /// <summary>What is put off longer is forgotten.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static Decision Decide(StockOrder order, OrderCommand.AssignException assign) =>
        Listed(order, assign.Kind, assign.Number) is not { } open ? Gone
        : string.Equals(open.Assigned, assign.Owner, StringComparison.OrdinalIgnoreCase) ? Decided.Nothing
        : Decided.Events(new OrderEvent.ExceptionAssigned(assign.Kind, assign.Number, assign.Owner));

    public static Decision Decide(StockOrder order, OrderCommand.SnoozeException snooze, DateTimeOffset now)
    {
        if (Listed(order, snooze.Kind, snooze.Number) is not { } open)
            return Gone;
        if (snooze.Until <= now)
            return Decided.Invalid("in_the_past", "That moment has passed.", "until");
        if (snooze.Until - now > Longest)
            return Decided.Invalid("too_far", $"At most {Longest.Days} days ahead.", "until");
        return open.SnoozedUntil == snooze.Until
            ? Decided.Nothing
            : Decided.Events(new OrderEvent.ExceptionSnoozed(snooze.Kind, snooze.Number, snooze.Until));
    }

    public static StockOrder Apply(StockOrder order, OrderEvent happened) => happened switch
    {
        OrderEvent.ExceptionAssigned e => With(order, Known(order, e.Kind, e.Number) with { Assigned = e.Owner }),
        OrderEvent.ExceptionSnoozed e => With(order, Known(order, e.Kind, e.Number) with { SnoozedUntil = e.Until }),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is not about an exception."),
    };

    /// <summary>The order with what follows from it: whether it needs a person, and without words on what needs nobody any more.</summary>
    public static StockOrder Seen(StockOrder order)
    {
        var open = OrderExceptions.Of(order);
        var needs = open.Any();
        return order.Handled.IsEmpty
            ? order.NeedsPerson == needs ? order : order with { NeedsPerson = needs }
            : order with { NeedsPerson = needs, Handled = [.. order.Handled.Where(handled => open.Any(found => found.Is(handled.Kind, handled.Number)))] };
    }

    private static OpenException? Listed(StockOrder order, ExceptionKind kind, int number) => order.NeedsPerson ? OrderExceptions.Find(order, kind, number) : null;

    private static HandledException Known(StockOrder order, ExceptionKind kind, int number) =>
        order.Handled.FirstOrDefault(handled => handled.Kind == kind && handled.Number == number) ?? new HandledException(kind, number);

    private static StockOrder With(StockOrder order, HandledException handled) => order with
    {
        Handled = [.. order.Handled.Where(other => other.Kind != handled.Kind || other.Number != handled.Number), handled],
    };

    private static Decision Gone =>
        new Refusal(RefusalKind.Missing, "exception_not_found", "There is no such exception: it may be settled.");
}
