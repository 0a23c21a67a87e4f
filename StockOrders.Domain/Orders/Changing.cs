using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>
/// Edits of an order that its supplier has: the lines that were not received, and the terms of delivery. Each makes a new revision that is
/// approved again where it grew past the limit, and sent again.
/// </summary>
internal static class Changing
{
    public static Decision Decide(StockOrder order, OrderEvent edit, OrderFacts facts, DateTimeOffset now)
    {
        if (order is { Stage: Stage.Received or Stage.Matching, Change: null })
            return Decided.Conflict("all_received", "Everything that was ordered has arrived. Order what else is needed on a new order.");

        if (IsAsSent(ImmutableArray.Create(edit).Told(order, now)))
            return (ImmutableArray<OrderEvent>)[.. Withdrawals(order), edit, new OrderEvent.ChangeWithdrawn("The supplier has the order like this.")];
        return order.Change?.State switch
        {
            ChangeState.PendingApproval => EditCoverage.Asked(order, edit, Edited, facts, now),
            ChangeState.Approved => Decided.Events(EditCoverage.Of(order, edit, facts, now)),
            _ => Decided.Events(EditCoverage.AskedForBy(order, edit, facts, now)),
        };
    }

    private const string Edited = "The order was edited while its change waited for approval.";

    private static IEnumerable<OrderEvent> Withdrawals(StockOrder order) =>
        order.PendingStep() is { } step ? [new OrderEvent.ApprovalWithdrawn(step.Step, Edited)] : [];

    /// <summary>What takes a change back before the order comes to its end; none where there is no change.</summary>
    public static ImmutableArray<OrderEvent> CallOff(StockOrder order, string reason)
    {
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        if (order.PendingStep() is { } step)
            events.Add(new OrderEvent.ApprovalWithdrawn(step.Step, reason));
        if (order.Change is not null)
            events.Add(new OrderEvent.ChangeWithdrawn(reason));
        return events.DrainToImmutable();
    }

    /// <summary>The order after these.</summary>
    public static StockOrder Told(this ImmutableArray<OrderEvent> events, StockOrder order, DateTimeOffset now) => events.Aggregate(
        order, (before, happened) => OrderTimeline.Evolve(before, new TimelineEntry(before.Version + 1, now, "", happened)));

    /// <summary>Parties and currency stay as long as the order lives.</summary>
    public static IEnumerable<Refusal> Fixed(OrderHeader sent, OrderHeader wanted)
    {
        foreach (var (field, isSame) in new[]
        {
            ("vendor", sent.Vendor == wanted.Vendor),
            ("source_warehouse", sent.SourceWarehouse == wanted.SourceWarehouse),
            ("warehouse", sent.Warehouse == wanted.Warehouse),
            ("currency", sent.Currency == wanted.Currency),
        })
        {
            if (!isSame)
            {
                yield return new Refusal(
                    RefusalKind.Conflict, "fixed_once_sent", $"The order was sent: its {field.Replace('_', ' ')} no longer changes. Cancel it and make another.", field);
            }
        }
    }

    private static bool IsAsSent(StockOrder order)
    {
        var sent = order.AsSent();
        return sent.Header == order.Header
            && sent.Lines.Length == order.Lines.Length
            && sent.Lines.Zip(order.Lines).All(pair => LineRules.IsSame(pair.First, pair.Second));
    }
}
