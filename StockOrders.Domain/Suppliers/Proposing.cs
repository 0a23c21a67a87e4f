using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>A supplier's yes with other terms. It stands beside the order until the buyer takes it or not; a newer one takes its place.</summary>
internal static class Proposing
{
    /// <summary>Over the life of an order. Whoever needs more should call.</summary>
    public const int Most = 100;

    public static Decision Decide(StockOrder order, OrderCommand.ProposeTerms wanted, OrderFacts facts, DateTimeOffset now)
    {
        if (Answering.Refusal(order, wanted.Revision, evenWithGoods: true) is { } refusal)
            return refusal;
        if (order.Agreed() is { } agreed)
            return Decided.Conflict("terms_accepted", $"The terms you wanted were accepted on {Figures.Instant(agreed.DecidedAt!.Value)}; a revision with them follows.");

        var sent = order.AsSent();
        ImmutableArray<Refusal> refusals = [.. ProposalRules.Check(sent, wanted, ClockDays.DayOf(now, facts.Settings.TimeZone))];
        if (!refusals.IsEmpty)
            return refusals;

        var lines = Lines(sent, wanted.Lines);
        var expected = wanted.Expected == sent.Header.ExpectedDate ? null : wanted.Expected;
        if (lines.IsEmpty && expected is null)
            return Decided.Invalid("nothing_proposed", "Nothing here differs from the order. Confirm it as it is, or change a date, a quantity or a price.");
        if (order.OpenProposal() is { } open && open.By == wanted.By && open.Comment == wanted.Comment && open.Expected == expected && open.Lines.SequenceEqual(lines))
            return Decided.Nothing;
        if (order.Proposal?.Number >= Most)
            return Decided.Conflict("too_many_proposals", $"Other terms were wanted {Most} times for this order already. Please call.");

        var proposal = new TermsProposal
        {
            Number = (order.Proposal?.Number ?? 0) + 1,
            Status = ProposalStatus.Open,
            Revision = order.Dispatch!.Revision,
            At = now,
            By = wanted.By,
            Comment = wanted.Comment,
            Expected = expected,
            ExpectedBefore = expected is null ? null : sent.Header.ExpectedDate,
            Lines = lines,
        };
        ImmutableArray<OrderEvent> proposed = [new OrderEvent.TermsProposed(proposal)];
        return IsNewsOfALateOrder(order, proposal, facts, now) ? AtOnce(order, proposed, proposal.Number, facts, now) : proposed;
    }

    /// <summary>The day on the order has passed, and another one is all that they say: nobody is left to choose.</summary>
    private static bool IsNewsOfALateOrder(StockOrder order, TermsProposal proposal, OrderFacts facts, DateTimeOffset now) =>
        order is { Change: null, Archived: false }
        && order.Owner() is null
        && order.Header.ExpectedDate < ClockDays.DayOf(now, facts.Settings.TimeZone)
        && !proposal.Lines.Any(line => line.ChangesTerms);

    private static Decision AtOnce(StockOrder order, ImmutableArray<OrderEvent> proposed, int number, OrderFacts facts, DateTimeOffset now)
    {
        var taken = DecidingTerms.Decide(proposed.Told(order, now), new OrderCommand.AcceptTerms(AgreedTerms.By, null, number), facts, now);
        return taken.IsRefused ? proposed : proposed.AddRange(taken.Value);
    }

    private static ImmutableArray<ProposedLine> Lines(StockOrder sent, ImmutableArray<WantedTerms> wanted)
    {
        var said = wanted.ToDictionary(line => line.Variant);
        return
        [
            .. sent.Lines.Where(line => said.ContainsKey(line.Variant)).Select(line => Line(line, said[line.Variant]))
                .Where(line => line.ChangesTerms || line.Expected is not null),
        ];
    }

    private static ProposedLine Line(OrderLine line, WantedTerms wanted)
    {
        var expected = wanted.Expected == line.ExpectedDate ? null : wanted.Expected;
        return new ProposedLine(
            line.Variant, line.Ordered, wanted.Quantity ?? line.Ordered, line.CostPrice, wanted.Price ?? line.CostPrice,
            expected is null ? null : line.ExpectedDate, expected);
    }
}
