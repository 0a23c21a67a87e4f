using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// The buyer's word on a supplier's terms. Accepting is an edit like any other, so it is approved where the rules say so, and sent; the
/// supplier need not confirm what they proposed. Dates alone change nothing that anybody approves.
/// </summary>
internal static class DecidingTerms
{
    public static Decision Decide(StockOrder order, OrderCommand.AcceptTerms accept, OrderFacts facts, DateTimeOffset now)
    {
        if (order.Proposal is { Status: ProposalStatus.Accepted } done && (accept.Proposal ?? done.Number) == done.Number)
            return Decided.Nothing;
        if (Refusal(order, accept.Proposal) is { } refusal)
            return refusal;
        if (order.Change is not null)
        {
            return Decided.Conflict(
                "change_under_way", "A change of the order is under way, and these terms are for what the supplier was sent before. Call the change off, or refuse the terms.");
        }

        var proposal = order.OpenProposal()!;
        var edited = Edits(order, proposal, facts, now);
        if (edited.IsRefused)
            return edited;
        var events = edited.Value.Add(new OrderEvent.TermsAccepted(proposal.Number, accept.By, accept.Comment));
        return events.Told(order, now) is { Change: null, Dispatch.ConfirmedAt: null }
            ? events.Add(new OrderEvent.Confirmed(proposal.By, proposal.Comment))
            : events;
    }

    public static Decision Decide(StockOrder order, OrderCommand.RefuseTerms refuse, OrderFacts facts, DateTimeOffset now)
    {
        if (order.Proposal is { Status: ProposalStatus.Refused } done && (refuse.Proposal ?? done.Number) == done.Number)
            return Decided.Nothing;
        return Refusal(order, refuse.Proposal) is { } refusal
            ? refusal
            : Decided.Events(new OrderEvent.TermsRefused(
                order.OpenProposal()!.Number, refuse.By, refuse.Comment, order.Dispatch!.Anew(now, facts)));
    }

    private static Outcomes.Refusal? Refusal(StockOrder order, int? number)
    {
        if (OrderRefusals.Over(order, "no terms of it are decided on any more") is { } over)
            return over;
        if (order.OpenProposal() is not { } open)
            return Conflict("no_proposal", "The supplier wants no other terms now.");
        if (number is null && open.Number > 1)
        {
            return Conflict(
                "proposal_needed",
                $"The supplier has proposed terms {open.Number} times, the last of them as proposal {open.Number}. Say which one you saw: proposal.",
                "proposal");
        }

        return number is { } meant && meant != open.Number
            ? Conflict("proposal_superseded", $"The supplier has proposed other terms since ({meant}, now {open.Number}).")
            : null;
    }

    private static Decision Edits(StockOrder order, TermsProposal proposal, OrderFacts facts, DateTimeOffset now)
    {
        var events = ImmutableArray<OrderEvent>.Empty;
        if (Whole(order, proposal) is { } day)
        {
            var dated = Editing.Decide(order, new OrderCommand.ChangeHeader(order.Header with { ExpectedDate = day }), facts, now);
            if (dated.IsRefused)
                return dated;
            events = dated.Value;
        }

        var known = order.Lines.ToDictionary(line => line.Variant);
        var gone = proposal.Lines.Where(line => line.Quantity == 0 && known[line.Variant].Received == 0).Select(line => line.Variant).ToImmutableArray();
        ImmutableArray<OrderLine> set = [.. proposal.Lines.Where(line => !gone.Contains(line.Variant)).Select(line => With(known[line.Variant], line))];
        var edited = Editing.Decide(events.Told(order, now), new OrderCommand.ChangeLines(set, gone), facts, now);
        return edited.IsRefused ? edited : events.AddRange(edited.Value);
    }

    /// <summary>The day of the whole order: the one they gave, or that of an item which comes later than the order's. Null where it stays.</summary>
    private static DateOnly? Whole(StockOrder order, TermsProposal proposal) =>
        proposal.Expected ?? (proposal.Lines.Max(line => line.Expected) is { } last && last > order.Header.ExpectedDate ? last : null);

    /// <summary>What multiples and minimums once made of another quantity says nothing of this one.</summary>
    private static OrderLine With(OrderLine line, ProposedLine wanted) => (wanted.Quantity == line.Ordered
        ? line
        : line with { Ordered = wanted.Quantity, ReplenishmentOriginal = null, Messages = null }) with
        {
            CostPrice = wanted.Price,
            ExpectedDate = wanted.Expected ?? line.ExpectedDate,
        };

    private static Outcomes.Refusal Conflict(string code, string message, string? field = null) => new(Outcomes.RefusalKind.Conflict, code, message, field);
}
