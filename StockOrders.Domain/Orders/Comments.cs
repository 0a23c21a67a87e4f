using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What people may say beside a command: at most <see cref="MaxLength"/> characters.</summary>
internal static class Comments
{
    public const int MaxLength = 2_000;

    public static Refusal? Refusal(OrderCommand command)
    {
        var comment = command switch
        {
            OrderCommand.Approve approve => approve.Comment,
            OrderCommand.Reject reject => reject.Comment,
            OrderCommand.SendBack back => back.Comment,
            OrderCommand.Confirm confirm => confirm.Comment,
            OrderCommand.Decline decline => decline.Comment,
            OrderCommand.ProposeTerms propose => propose.Comment,
            OrderCommand.AcceptTerms accept => accept.Comment,
            OrderCommand.RefuseTerms refuse => refuse.Comment,
            OrderCommand.AnnounceShipment announce => announce.Notice.Comment,
            OrderCommand.CorrectShipment correct => correct.Notice.Comment,
            OrderCommand.WithdrawShipment withdraw => withdraw.Comment,
            OrderCommand.SettleInvoice settle => settle.Comment,
            OrderCommand.Close close => close.Comment,
            OrderCommand.Cancel cancel => cancel.Comment,
            OrderCommand.Reopen reopen => reopen.Comment,
            _ => null,
        };
        return comment is { Length: > MaxLength }
            ? new Refusal(
                RefusalKind.Invalid,
                "comment_too_long",
                $"A comment has at most {Figures.Quantity(MaxLength)} characters; this one has {Figures.Quantity(comment.Length)}.",
                "comment")
            : null;
    }
}
