using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

/// <summary>What header and lines became.</summary>
internal static class OrderHistory
{
    public static StockOrder Begin(OrderEvent.Created created, DateTimeOffset at) => new()
    {
        Id = created.Id,
        Version = 0,
        Revision = 1,
        Type = created.Type,
        Source = created.Source,
        Stage = Stage.Draft,
        Header = created.Header,
        Lines = created.Lines,
        CreatedAt = at,
        CreatedDay = created.Day,
        LastModified = at,
        BackorderOf = created.BackorderOf,
        Run = created.Run,
        DuplicateOf = created.DuplicateOf,
        LastPlanned = created is { Source: OrderSource.Replenishment, Run: not null } ? 1 : 0,
        PlannedBy = created.Source == OrderSource.Replenishment ? created.Run : null,
        Requesters = created.Requester is { } by ? [by] : [],
    };

    public static StockOrder Apply(StockOrder order, OrderEvent.HeaderChanged edit)
    {
        var revises = edit.Revises ?? order.Header.WithFreeFieldsOf(edit.Header) != edit.Header;
        return (revises ? Revised(order, edit.Covered is true, edit.Requester) : order) with { Header = edit.Header };
    }

    public static StockOrder Apply(StockOrder order, OrderEvent.LinesChanged edit)
    {
        var set = edit.Set.ToDictionary(line => line.Variant);
        var removed = edit.Removed.ToHashSet();
        ImmutableArray<OrderLine> kept =
        [
            .. order.Lines.Where(line => !removed.Contains(line.Variant)).Select(line => set.Remove(line.Variant, out var changed) ? changed : line),
        ];
        return (edit.Revises == false ? order : Revised(order, edit.Covered is true, edit.Requester)) with { Lines = [.. kept, .. edit.Set.Where(line => set.ContainsKey(line.Variant))] };
    }

    /// <summary>A draft again, as it was first made; links of its former life fit it no more.</summary>
    public static StockOrder Apply(StockOrder order, OrderEvent.Reset reset) => Anew(order) with
    {
        Header = reset.Header,
        Lines = reset.Lines,
        ReceivedDate = null,
    };

    /// <summary>What was closed short is waited for again; what was cancelled is submitted, approved and sent anew, or not at all.</summary>
    public static StockOrder Apply(StockOrder order, OrderEvent.Reopened _) => order.Stage == Stage.Cancelled
        ? Anew(order)
        : order with { Stage = Arrivals.StageOf(order.Lines, order.Dispatch), Archived = false };

    private static StockOrder Anew(StockOrder order) => ProposalHistory.Superseded(order) with
    {
        Stage = Stage.Draft,
        SubmittedAt = null,
        Dispatch = null,
        Change = null,
        ToCome = [],
        Basis = null,
        ApprovedAt = null,
        SentBefore = order.Dispatch?.Revision ?? order.SentBefore,
        Revision = order.Revision + 1,
        Archived = false,
    };

    /// <summary>What was approved and not sent is routed again, unless that approval covers it; what the supplier has becomes a change of it.</summary>
    private static StockOrder Revised(StockOrder order, bool isCovered, Person? by) => isCovered
        ? order with { Revision = order.Revision + 1, Basis = order.Basis ?? new ApprovalBasis(order.Header, order.Lines) }
        : (order with
        {
            Revision = order.Revision + 1,
            Stage = order.Stage == Stage.Approved ? Stage.Draft : order.Stage,
            Change = ChangeHistory.Opened(order),
            Basis = null,
            ApprovedAt = order.Dispatch is null ? null : order.ApprovedAt,
        }).AskedForBy(by);
}
