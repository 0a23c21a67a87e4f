using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// What can have happened to an order. These records are stored as they stand: a member may be added with a default,
/// never renamed or removed. The name programs see (<c>order.created</c>) is in the file OrderEventNames. Each folder of this project
/// in which more can happen to one holds its part: OrderEvent.Approvals, OrderEvent.Suppliers and so on.
/// </summary>
internal abstract partial record OrderEvent
{
    private OrderEvent()
    {
    }

    /// <param name="Day">In the account's time zone; null on orders from before days were kept.</param>
    internal sealed record Created(
        OrderId Id,
        OrderType Type,
        OrderSource Source,
        OrderHeader Header,
        ImmutableArray<OrderLine> Lines,
        OrderId? BackorderOf = null,
        string? Run = null,
        DateOnly? Day = null,
        OrderId? DuplicateOf = null,
        Person? Requester = null) : OrderEvent;

    /// <param name="Revises">Whether it makes a new revision; null in timelines that are older than change orders, where the fields say it.</param>
    /// <param name="Covered">What was asked or approved covers it: the question stays open, the approval stands.</param>
    /// <param name="Requester">Who wants more than what was asked for so far; null where nobody does.</param>
    internal sealed record HeaderChanged(OrderHeader Header, bool? Revises = null, bool? Covered = null, Person? Requester = null) : OrderEvent;

    /// <summary>Lines as they are now: changed and added ones whole, removed ones by id.</summary>
    /// <param name="Revises">False where only what nobody decides on changed; null counts as true.</param>
    /// <param name="Covered">As with <see cref="HeaderChanged"/>; so is Requester.</param>
    internal sealed record LinesChanged(
        ImmutableArray<OrderLine> Set, ImmutableArray<VariantId> Removed, bool? Revises = null, bool? Covered = null, Person? Requester = null) : OrderEvent;

    /// <summary>A replenishment run wrote its own draft anew, which nobody had touched.</summary>
    internal sealed record Replanned(string Run, DateOnly Night, OrderHeader Header, ImmutableArray<OrderLine> Lines, string Reason) : OrderEvent;

    /// <summary>A replenishment run added what is needed beyond what stands on a draft that people have changed. Lines as they are now.</summary>
    internal sealed record ToppedUp(string Run, DateOnly Night, ImmutableArray<OrderLine> Set, string Reason) : OrderEvent;

    internal sealed record Submitted(Person? Requester = null) : OrderEvent;

    /// <summary>The change is called off: the terms last sent are back.</summary>
    internal sealed record ChangeWithdrawn(string Reason) : OrderEvent;

    /// <summary>Over. <paramref name="Missing"/> is empty when everything arrived.</summary>
    internal sealed record Closed(ImmutableArray<MissingGoods> Missing, OrderId? Backorder, string? Comment) : OrderEvent;

    internal sealed record Cancelled(string? Comment) : OrderEvent;

    internal sealed record Archived : OrderEvent;

    /// <summary>No longer closed or cancelled: what is missing is on order again, or the order is a draft again.</summary>
    internal sealed record Reopened(string? Comment) : OrderEvent;

    /// <summary>A draft again, as it was first made.</summary>
    /// <param name="Supplier">The address that holds an order which no longer counts; null where none does.</param>
    internal sealed record Reset(OrderHeader Header, ImmutableArray<OrderLine> Lines, string? Supplier = null) : OrderEvent;

    /// <summary>An order that was put away goes on.</summary>
    internal sealed record Reprocessed : OrderEvent;

    /// <summary>A word of the account's own for where the order is; null takes it away.</summary>
    internal sealed record Labelled(string? Label, string? Status) : OrderEvent;

    /// <param name="Owner">The address of who is to see to it; null: whoever would by themselves.</param>
    internal sealed record ExceptionAssigned(ExceptionKind Kind, int Number, string? Owner) : OrderEvent;

    /// <param name="Until">Null: put off no longer.</param>
    internal sealed record ExceptionSnoozed(ExceptionKind Kind, int Number, DateTimeOffset? Until) : OrderEvent;
}

internal readonly record struct MissingGoods(VariantId Variant, decimal Ordered, decimal Received);
