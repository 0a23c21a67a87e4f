using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>How an order comes into being. The same id again changes nothing.</summary>
internal static class Creating
{
    public static Decision Decide(StockOrder? order, OrderCommand.Create create, OrderFacts facts, DateTimeOffset now)
    {
        if (order is not null)
        {
            return order.Id == create.Id
                ? Decided.Nothing
                : Decided.Conflict("order_exists", $"{order.Id} cannot become {create.Id}.");
        }

        var lines = create.Lines.Select(LineRules.Untouched).ToImmutableArray();
        ImmutableArray<Refusal> refusals = [.. HeaderRules.Check(create.Header, create.Type), .. LineRules.Check(lines, create.Type)];
        if (!refusals.IsEmpty)
            return refusals;

        var day = ClockDays.DayOf(now, facts.Settings.TimeZone);
        var created = new OrderEvent.Created(
            create.Id, create.Type, create.Source, create.Header, lines, Run: create.Run, Day: day, DuplicateOf: create.DuplicateOf, Requester: facts.Caller.AsRequester());
        OrderEvent[] saves = [.. (create.SaveInto ?? []).Distinct().Select(connection => new OrderEvent.SaveRequested(connection))];
        OrderEvent[] submitted = create.SubmitAtOnce ? [new OrderEvent.Submitted(facts.Caller.AsRequester())] : [];
        OrderEvent[] labelled = create.Label is var (label, status) ? [new OrderEvent.Labelled(label, status)] : [];
        return Decided.Events([created, .. submitted, .. labelled, .. saves]);
    }
}
