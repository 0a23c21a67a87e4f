using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

/// <summary>
/// Every change of an order: (order, command, facts, now) → events, none when the command changes nothing, or every reason why not.
/// Commands of the lifecycle other than Send are never refused: where they do not fit, there is nothing to do.
/// </summary>
internal static class OrderDecisions
{
    public static Decision Decide(StockOrder? order, OrderCommand command, OrderFacts facts, DateTimeOffset now)
    {
        if (command is OrderCommand.Create create)
            return Creating.Decide(order, create, facts, now);
        if (order is null)
            return new Refusal(RefusalKind.Missing, "unknown_order", "There is no such order.");
        if (Comments.Refusal(command) is { } tooLong)
            return tooLong;

        if (order.Archived && IsOfLifecycle(command))
            return Decided.Nothing;

        var decided = command switch
        {
            OrderCommand.ChangeHeader change => Editing.Decide(order, change, facts, now),
            OrderCommand.ChangeLines change => Editing.Decide(order, change, facts, now),
            OrderCommand.Replan replan => Replanning.Decide(order, replan),
            OrderCommand.Withdraw withdraw => Replanning.Decide(order, withdraw),
            OrderCommand.TopUp more => Replanning.Decide(order, more),
            OrderCommand.Submit => Submitting.Decide(order, facts),
            OrderCommand.RouteForApproval => Routing.Decide(order, facts, now),
            OrderCommand.Approve approve => Approving.Decide(order, approve, facts, now),
            OrderCommand.Reject reject => Approving.Decide(order, reject, facts),
            OrderCommand.SendBack back => Approving.Decide(order, back, facts),
            OrderCommand.Send => Sending.Decide(order, facts, now),
            OrderCommand.SendAgain => Sending.Again(order, facts, now),
            OrderCommand.Confirm confirm => Answering.Decide(order, confirm, facts, now),
            OrderCommand.Decline decline => Answering.Decide(order, decline),
            OrderCommand.ProposeTerms propose => Proposing.Decide(order, propose, facts, now),
            OrderCommand.AcceptTerms accept => DecidingTerms.Decide(order, accept, facts, now),
            OrderCommand.RefuseTerms refuse => DecidingTerms.Decide(order, refuse, facts, now),
            OrderCommand.AnnounceShipment announce => Announcing.Decide(order, announce, facts, now),
            OrderCommand.CorrectShipment correct => Announcing.Decide(order, correct, facts, now),
            OrderCommand.WithdrawShipment withdraw => Announcing.Decide(order, withdraw),
            OrderCommand.ActOnDeadline => Deadlines.Act(order, facts, now),
            OrderCommand.Receive receive => Receipts.Decide(order, receive, facts, now),
            OrderCommand.BeginMatching => Invoicing.Begin(order),
            OrderCommand.RecordInvoice record => Invoicing.Decide(order, record, facts),
            OrderCommand.SettleInvoice settle => Settling.Decide(order, settle, facts),
            OrderCommand.CloseIfMatched => Closing.CloseIfMatched(order),
            OrderCommand.Close close => Closing.Decide(order, close, facts, now),
            OrderCommand.Cancel cancel => Cancelling.Decide(order, cancel, facts, now),
            OrderCommand.Reopen reopen => Reopening.Decide(order, reopen),
            OrderCommand.Reset reset => Resetting.Decide(order, reset),
            OrderCommand.Archive => Archiving.Decide(order),
            OrderCommand.UpdateStock push => StockUpdating.Decide(order, push),
            OrderCommand.SettleStockUpdate settle => StockUpdating.Decide(order, settle),
            OrderCommand.RequestSave save => Saving.Decide(order, save),
            OrderCommand.FollowDates dates => Following.Decide(order, dates),
            OrderCommand.RecordSaved saved => Saving.Decide(order, saved),
            OrderCommand.RecordSaveFailed failed => Saving.Decide(order, failed),
            OrderCommand.Reprocess => Reprocessing.Decide(order),
            OrderCommand.RecordMail record => RecordingMail.Decide(order, record, facts, now),
            OrderCommand.Scale scale => Upscaling.Decide(order, scale, facts, now),
            OrderCommand.SetLabel label => Labelling.Decide(order, label),
            OrderCommand.AssignException assign => Handling.Decide(order, assign),
            OrderCommand.SnoozeException snooze => Handling.Decide(order, snooze, now),
            _ => throw new InvalidOperationException($"Nobody decides {command.GetType().Name}."),
        };
        return Ownership.Guard(order, command, facts, AgreedTerms.Guard(order, facts, decided, now));
    }

    private static bool IsOfLifecycle(OrderCommand command) => command is OrderCommand.RouteForApproval or OrderCommand.Send
        or OrderCommand.ActOnDeadline or OrderCommand.BeginMatching or OrderCommand.CloseIfMatched;
}
