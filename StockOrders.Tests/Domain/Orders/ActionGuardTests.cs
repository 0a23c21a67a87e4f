using System.Text;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Input;

namespace StockOrders.Tests.Domain.Orders;

/// <summary>Which action fits which order: every stage against every action, as one table.</summary>
public sealed class ActionGuardTests
{
    private static readonly (string Name, Func<Story> Make)[] Orders =
    [
        ("draft", () => Given.Draft()),
        ("submitted", () => Given.Submitted()),
        ("pending_approval", () => Given.PendingApproval()),
        ("approved", () => Given.Approved()),
        ("rejected", () => Given.Rejected()),
        ("sent", () => Given.Sent()),
        ("sent, change asked", () => Given.Sent().Do(new OrderCommand.ChangeLines([Some.Line(3_000)], []), new OrderCommand.RouteForApproval())),
        ("confirmed", () => Given.Confirmed()),
        ("receiving", () => Given.Received(480)),
        ("received", () => Given.Received(500)),
        ("matching", () => Given.Matching()),
        ("closed", () => Given.Closed()),
        ("closed short", () => Given.Received(480).Do(new OrderCommand.Close(Remainder.Drop))),
        ("closed, backorder", () => Given.Received(480).Do(new OrderCommand.Close(Remainder.Backorder))),
        ("cancelled", () => Given.Cancelled()),
        ("archived draft", () => Given.Draft().Do(new OrderCommand.Archive())),
        ("archived sent", () => Given.Sent().Do(new OrderCommand.Archive())),
    ];

    private const string Table = """
                           | submit          | approve              | reject               | send-back            | send            | confirm         | cancel          | close           | reopen          | reprocess | reset          | archive | edit           | delete
        draft              | ok              | approval_not_pending | approval_not_pending | approval_not_pending | not_approved    | never_sent      | ok              | never_sent      | not_over        | -         | -              | ok      | ok             | ok
        submitted          | -               | approval_not_pending | approval_not_pending | approval_not_pending | not_approved    | never_sent      | ok              | never_sent      | not_over        | -         | ok             | ok      | ok             | not_a_draft
        pending_approval   | -               | ok                   | ok                   | ok                   | not_approved    | never_sent      | ok              | never_sent      | not_over        | -         | ok             | ok      | ok             | not_a_draft
        approved           | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | never_sent      | ok              | never_sent      | not_over        | -         | ok             | ok      | ok             | not_a_draft
        rejected           | ok              | approval_decided     | approval_decided     | approval_decided     | not_approved    | never_sent      | ok              | never_sent      | not_over        | -         | ok             | ok      | ok             | not_a_draft
        sent               | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | ok              | ok              | ok              | not_over        | -         | ok             | ok      | ok             | not_a_draft
        sent, change asked | -               | ok                   | ok                   | ok                   | change_under_way | ok             | ok              | ok              | not_over        | -         | ok             | ok      | ok             | not_a_draft
        confirmed          | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | -               | ok              | ok              | not_over        | -         | ok             | ok      | ok             | not_a_draft
        receiving          | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | goods_arrived   | goods_received  | ok              | not_over        | -         | goods_received | ok      | ok             | not_a_draft
        received           | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | goods_arrived   | goods_received  | ok              | not_over        | -         | goods_received | ok      | all_received   | not_a_draft
        matching           | -               | approval_not_pending | approval_not_pending | approval_not_pending | ok              | goods_arrived   | goods_received  | ok              | not_over        | -         | goods_received | ok      | all_received   | not_a_draft
        closed             | order_closed    | order_closed         | order_closed         | order_closed         | order_closed    | order_closed    | order_closed    | -               | nothing_missing | -         | goods_received | ok      | order_closed   | not_a_draft
        closed short       | order_closed    | order_closed         | order_closed         | order_closed         | order_closed    | order_closed    | order_closed    | -               | ok              | -         | goods_received | ok      | order_closed   | not_a_draft
        closed, backorder  | order_closed    | order_closed         | order_closed         | order_closed         | order_closed    | order_closed    | order_closed    | -               | has_backorder   | -         | goods_received | ok      | order_closed   | not_a_draft
        cancelled          | order_cancelled | order_cancelled      | order_cancelled      | order_cancelled      | order_cancelled | order_cancelled | -               | order_cancelled | ok              | -         | ok             | ok      | order_cancelled | not_a_draft
        archived draft     | ok              | approval_not_pending | approval_not_pending | approval_not_pending | order_archived  | never_sent      | ok              | never_sent      | not_over        | ok        | ok             | -       | order_archived | ok
        archived sent      | -               | approval_not_pending | approval_not_pending | approval_not_pending | order_archived  | ok              | ok              | ok              | not_over        | ok        | ok             | -       | order_archived | not_a_draft
        """;

    /// <summary>ok: something happens; -: it is so already; else why not. A copy (duplicate) is made of any order; terms are accepted and refused where a supplier proposed any.</summary>
    [Fact]
    public void Every_action_at_every_stage_is_done_or_refused_for_its_reason()
    {
        var rows = Rows(Table);
        var actions = rows[0][1..];
        var now = new StringBuilder().AppendLine(string.Join(" | ", rows[0]));
        foreach (var (name, make) in Orders)
            now.AppendLine(string.Join(" | ", actions.Select(action => Outcome(make().After(TimeSpan.FromHours(1)), action)).Prepend(name)));

        Assert.Equal(string.Join('\n', rows.Select(row => string.Join(" | ", row))), now.ToString().TrimEnd().ReplaceLineEndings("\n"));
        Assert.Equal(OrderActionWords.Known.Split(", ").Order(), actions.Except(["edit", "delete"]).Concat(["duplicate", "scale", "accept-terms", "refuse-terms"]).Order());
    }

    [Fact]
    public void An_order_at_any_stage_can_be_copied()
    {
        foreach (var (name, make) in Orders)
        {
            var order = make().Order;
            var copy = new Story().Do(Duplicating.Of(order, StockOrders.Domain.Values.OrderId.From("6632028000000000000000bb"))).Order;

            Assert.True(copy is { Stage: Stage.Draft, SubmittedAt: null, Dispatch: null, Source: OrderSource.Duplicate, Archived: false }, name);
            Assert.Equal(order.Id, copy.DuplicateOf);
            Assert.Equal(order.Lines.Select(line => (line.Variant, line.Ordered, line.CostPrice, 0m)), copy.Lines.Select(line => (line.Variant, line.Ordered, line.CostPrice, line.Received)));
        }
    }

    private static string Outcome(Story story, string action)
    {
        if (action == "delete")
            return Deleting.Refusal(story.Order)?.Code ?? "ok";
        var made = (OrderEvent.Created)story.Timeline[0].Event;
        var decided = story.Try(action switch
        {
            "reset" => new OrderCommand.Reset(made.Header, made.Lines),
            "edit" => new OrderCommand.ChangeLines([story.Line with { CostPrice = 0.5m }], []),
            _ => OrderActionWords.CommandOf(action, "clerk", new ActionInput(null, Remainder.Drop, null)),
        });
        return decided.IsRefused ? decided.Refusals[0].Code : decided.Value.IsEmpty ? "-" : "ok";
    }

    private static string[][] Rows(string table) =>
        [.. table.Split('\n').Select(row => row.Split('|').Select(cell => cell.Trim()).ToArray())];
}
