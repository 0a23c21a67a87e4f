using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Orders;

/// <summary>Several commands of one request: each is decided on what the ones before it led to, and all go through or none.</summary>
internal static class DecidedTogether
{
    public static Outcome<ImmutableArray<OrderEvent>> Decide(
        StockOrder? order, ImmutableArray<OrderCommand> commands, OrderFacts facts, string actor, DateTimeOffset now)
    {
        if (commands.Length == 1)
        {
            return OrderDecisions.Decide(order, commands[0], facts, now);
        }

        var all = ImmutableArray.CreateBuilder<OrderEvent>();
        foreach (var command in commands)
        {
            var decided = OrderDecisions.Decide(order, command, facts, now);
            if (decided.IsRefused)
            {
                return decided;
            }

            foreach (var happened in decided.Value)
            {
                order = OrderTimeline.Evolve(order, new TimelineEntry((order?.Version ?? 0) + 1, now, actor, happened));
            }

            all.AddRange(decided.Value);
            facts = facts.After(decided.Value);
        }

        return all.ToImmutable();
    }
}
