using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Matching;

/// <summary>
/// Looks again at invoices that wait or are held, oldest first, after something happened that may change their verdict. What a person
/// disputed stays with the person, and so does one whose lines nobody has read yet.
/// </summary>
internal static class Rematching
{
    public static Decision After(StockOrder order, ImmutableArray<OrderEvent> events, OrderFacts facts, DateTimeOffset now)
    {
        var all = events.ToBuilder();
        var after = events.Aggregate(order, (before, happened) => Next(before, happened, now));
        foreach (var invoice in facts.Invoices
            .Where(invoice => invoice.Verdict.Status is InvoiceStatus.Waiting or InvoiceStatus.Blocked && !invoice.Lines.IsEmpty && order.Invoices.Contains(invoice.Id))
            .OrderBy(invoice => invoice.ReceivedAt))
        {
            var verdict = ThreeWayMatch.Of(after, invoice, facts.Settings.Tolerance);
            if (verdict.Status == invoice.Verdict.Status && verdict.Reasons.SequenceEqual(invoice.Verdict.Reasons))
                continue;

            var settled = new OrderEvent.InvoiceSettled(invoice.Id, invoice.Number, verdict, From: invoice.Verdict.Status);
            after = Next(after, settled, now);
            all.Add(settled);
        }

        return all.DrainToImmutable();
    }

    private static StockOrder Next(StockOrder order, OrderEvent happened, DateTimeOffset now) =>
        OrderTimeline.Evolve(order, new TimelineEntry(order.Version + 1, now, "", happened));
}
