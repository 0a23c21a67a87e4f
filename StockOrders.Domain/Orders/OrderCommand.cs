using System.Collections.Immutable;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// What someone asks of an order: a person, a program, or the order's own lifecycle where it says so. Each folder of this project that
/// has more to ask of one holds its part: OrderCommand.Approvals, OrderCommand.Suppliers and so on.
/// </summary>
internal abstract partial record OrderCommand
{
    private OrderCommand()
    {
    }

    /// <param name="Label">A word of the account's own, and the status that it stands for.</param>
    /// <param name="SubmitAtOnce">True enters the lifecycle at once, as a create with status OPEN does.</param>
    /// <param name="SaveInto">The connections it is to be saved into.</param>
    internal sealed record Create(
        OrderId Id,
        OrderType Type,
        OrderSource Source,
        OrderHeader Header,
        ImmutableArray<OrderLine> Lines,
        bool SubmitAtOnce = false,
        string? Run = null,
        ImmutableArray<string>? SaveInto = null,
        OrderId? DuplicateOf = null,
        (string Label, string Status)? Label = null) : OrderCommand;

    internal sealed record ChangeHeader(OrderHeader Header) : OrderCommand;

    internal sealed record ChangeLines(ImmutableArray<OrderLine> Set, ImmutableArray<VariantId> Removed) : OrderCommand;

    /// <summary>A run writes its own draft anew; refused where people have touched it.</summary>
    /// <param name="Lines">All of them.</param>
    internal sealed record Replan(string Run, DateOnly Night, OrderHeader Header, ImmutableArray<OrderLine> Lines, string Reason) : OrderCommand;

    /// <summary>A run takes back its own draft; refused where people have touched it.</summary>
    internal sealed record Withdraw(string Reason) : OrderCommand;

    /// <summary>A run adds to a draft that people have changed. The same run again adds nothing.</summary>
    /// <param name="Lines">What is needed of each beyond what stands there, not yet rounded.</param>
    internal sealed record TopUp(string Run, DateOnly Night, ImmutableArray<OrderLine> Lines, string Reason) : OrderCommand;

    internal sealed record Close(Remainder Remainder, string? Comment = null) : OrderCommand;

    internal sealed record Cancel(string? Comment = null) : OrderCommand;

    internal sealed record Archive : OrderCommand;

    internal sealed record Reopen(string? Comment = null) : OrderCommand;

    /// <param name="Header">As the order was first made; so are the lines.</param>
    internal sealed record Reset(OrderHeader Header, ImmutableArray<OrderLine> Lines) : OrderCommand;

    /// <summary>Take away the marks beside the stage, and try again whatever ended in an error.</summary>
    internal sealed record Reprocess : OrderCommand;

    /// <param name="To">Units that all lines together are to reach; null for the order's own minimum.</param>
    internal sealed record Scale(decimal? To) : OrderCommand;

    /// <param name="Label">A word of the account's own; null takes it away.</param>
    /// <param name="Status">The status that it stands for.</param>
    internal sealed record SetLabel(string? Label, string? Status) : OrderCommand;

    /// <summary>News of mails of the order, oldest first.</summary>
    internal sealed record RecordMail(ImmutableArray<MailNews> News) : OrderCommand;

    /// <param name="Owner">The address of who is to see to it; null: whoever would by themselves.</param>
    internal sealed record AssignException(ExceptionKind Kind, int Number, string? Owner) : OrderCommand;

    /// <param name="Until">Null: put off no longer.</param>
    internal sealed record SnoozeException(ExceptionKind Kind, int Number, DateTimeOffset? Until) : OrderCommand;

    /// <summary>Lifecycle: do what is due by now: reminder, escalation, outcome of silence, chase. Nothing due changes nothing.</summary>
    internal sealed record ActOnDeadline : OrderCommand;
}
