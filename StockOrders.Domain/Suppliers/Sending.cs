using System.Collections.Immutable;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// Sends an approved order, or an approved change of one. Transfers and assemblies go to nobody and wait for no confirmation; a purchase
/// order whose vendor has no address is not mailed, but its silence is flagged all the same.
/// </summary>
internal static class Sending
{
    /// <summary>Between two mails of the same order: a request that is made twice mails once.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    /// <summary>Orders that are called anew with each revision forget what they were called first.</summary>
    private const int MostNames = 20;

    public static Decision Decide(StockOrder order, OrderFacts facts, DateTimeOffset now)
    {
        if (OrderRefusals.Over(order, "it cannot be sent") is { } over)
            return over;
        if (order is not ({ Stage: Stage.Approved } or { Change.State: ChangeState.Approved }))
            return order.Dispatch is not null ? Decided.Nothing : NotApproved;

        var hasSupplier = order.Type == OrderType.Purchase;
        var isAgreed = Proposals.IsAgreed(order);
        var dispatch = new Dispatch
        {
            SentAt = now,
            To = hasSupplier ? order.Header.Email ?? "" : "",
            Revision = order.Revision,
            Replaces = order.Dispatch?.Revision ?? order.SentBefore,
            FirstSentAt = order.Dispatch?.FirstSentAt ?? order.Dispatch?.SentAt,
            Names = Names(order),
            TimeZone = facts.Settings.TimeZone,
            DelayChases = hasSupplier ? facts.Settings.DelayChases : [],
        };
        var sent = new OrderEvent.Sent(hasSupplier && !isAgreed ? dispatch.From(now, facts) : dispatch);
        if (order.Change is null)
            return Decided.Events(sent);

        // Where nothing more is to come, nothing is left to confirm.
        return isAgreed && order.Proposal is { } agreed && order.Lines.Any(line => line.Outstanding > 0)
            ? Rematching.After(order, [sent, new OrderEvent.Confirmed(agreed.By, agreed.Comment)], facts, now)
            : Rematching.After(order, [sent], facts, now);
    }

    /// <summary>A person's wish: an approved order now, or the same mail once more.</summary>
    public static Decision Again(StockOrder order, OrderFacts facts, DateTimeOffset now)
    {
        if (OrderRefusals.Over(order, "it cannot be sent") is { } over)
            return over;
        if (OrderRefusals.Archived(order, "reprocess it before it is sent") is { } archived)
            return archived;
        if (order is { Stage: Stage.Approved } or { Change.State: ChangeState.Approved } || order.Dispatch is not { } dispatch)
            return Decide(order, facts, now);
        if (order.Type != OrderType.Purchase)
            return Decided.Conflict("no_supplier", "Transfers and assemblies go to no supplier.");
        if (order.Change is not null)
            return Decided.Conflict("change_under_way", "A change of the order waits for approval; it is sent once it is approved.");
        if (dispatch.To.Length == 0)
            return Decided.Conflict("no_address", "No address of the supplier is known. Set the order's email, and it is sent there.");
        return now - (dispatch.ResentAt ?? dispatch.SentAt) < LeastPause ? Decided.Nothing : Decided.Events(new OrderEvent.Resent(dispatch.To));
    }

    /// <summary>Where it was sent before and that was not kept, what it is called now would not be all.</summary>
    private static ImmutableArray<string> Names(StockOrder order) =>
        order.SentBefore is not null || order.Dispatch is { Names.IsEmpty: true } ? []
        : [.. (order.Dispatch?.Names ?? []).Remove(Name(order)).Append(Name(order)).TakeLast(MostNames)];

    private static string Name(StockOrder order) => string.IsNullOrWhiteSpace(order.Header.Reference) ? order.Id.Value : order.Header.Reference;

    private static Decision NotApproved =>
        Decided.Conflict("not_approved", "Only an approved order is sent. Submit it, and it is sent once it is approved.");
}
