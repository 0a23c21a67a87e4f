using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>Orders that were asked about before there were rules: as they stand in rows, to the letter.</summary>
public sealed class OldTimelineTests
{
    private const string Asked = """
        {"sequence":3,"at":"2026-05-01T09:00:00+00:00","actor":"system","event":{"$":"approval.requested","step":{"step":1,"status":"Pending",
        "approver":"manager@example.com","escalation":"director@example.com","revision":1,"asked_at":"2026-05-01T09:00:00+00:00",
        "remind_at":"2026-05-02T09:00:00+00:00","escalate_at":"2026-05-03T09:00:00+00:00","timeout_at":"2026-05-04T09:00:00+00:00","silence":"Reject",
        "reason":"2,000.01 GBP is more than the limit of 2,000.00 GBP."}}}
        """;

    private const string Reminded = """{"sequence":4,"at":"2026-05-02T09:00:00+00:00","actor":"system","event":{"$":"approval.reminded","step":1}}""";

    private const string Approved =
        """{"sequence":5,"at":"2026-05-02T10:00:00+00:00","actor":"api:clerk","event":{"$":"approval.approved","step":1,"by":"api:clerk","comment":"Fine"}}""";

    [Fact]
    public void It_folds_as_it_did()
    {
        var order = Fold(Asked, Reminded, Approved);

        Assert.Equal((Stage.Approved, ApprovalStatus.Approved, "api:clerk"), (order.Stage, order.Approvals[0].Status, order.Approvals[0].DecidedBy));
        Assert.True(order is { ToCome.IsEmpty: true, Requesters.IsEmpty: true, Basis: null });
    }

    [Fact]
    public void Its_deadlines_are_where_they_were()
    {
        Assert.Equal(Some.Morning.AddHours(24), Deadlines.Next(Fold(Asked)));
        Assert.Equal(Some.Morning.AddHours(48), Deadlines.Next(Fold(Asked, Reminded)));
        var late = Deadlines.Act(Fold(Asked, Reminded), new OrderFacts(Some.Settings, []), Some.Morning.AddHours(72)).Value;
        Assert.Equal([typeof(OrderEvent.ApprovalEscalated), typeof(OrderEvent.Rejected)], late.Select(happened => happened.GetType()));
        Assert.Equal(["manager@example.com", "director@example.com"], Fold(Asked).Approvals[0].Addresses());
    }

    [Fact]
    public void Any_key_that_may_approve_answers_it_as_before()
    {
        var facts = new OrderFacts(Some.Settings, []) { Caller = new OrderCaller("api:clerk"), Approval = SomeRules.Facts(SomeRules.Always(SomeRules.Step("other@example.com"))) };

        Assert.IsType<OrderEvent.Approved>(Assert.Single(OrderDecisions.Decide(Fold(Asked), new OrderCommand.Approve("api:clerk"), facts, Some.Morning).Value));
    }

    // Steps that were asked while a stated number was lowered to those able keep what they were asked with.
    [Fact]
    public void A_step_that_was_asked_of_fewer_ends_with_fewer()
    {
        var asked = Asked.Replace("\"reason\"", "\"rule\":\"r\",\"needs\":1,\"slots\":[{\"approver\":\"buyer@example.com\",\"address\":\"buyer@example.com\",\"excluded\":true},{\"approver\":\"ben@example.com\",\"address\":\"ben@example.com\"}],\"reason\"", StringComparison.Ordinal);
        var facts = new OrderFacts(Some.Settings, []) { Caller = SomeRules.KeyOf(SomeRules.Ben) };

        Assert.IsType<OrderEvent.Approved>(Assert.Single(OrderDecisions.Decide(Fold(asked), new OrderCommand.Approve("api:ben"), facts, Some.Morning).Value));
    }

    /// <summary>After the order was made and submitted, as that was told then.</summary>
    private static StockOrder Fold(params string[] entries)
    {
        TimelineEntry[] before =
        [
            new(1, Some.Morning, "api:buyer", new OrderEvent.Created(Some.Id, OrderType.Purchase, OrderSource.Api, Some.Header, [Some.Line(1, 2_000.01m)])),
            Read("""{"sequence":2,"at":"2026-05-01T09:00:00+00:00","actor":"api:buyer","event":{"$":"order.submitted"}}"""),
        ];
        return OrderTimeline.Fold([.. before, .. entries.Select(Read)])!;
    }

    private static TimelineEntry Read(string text) => JsonSerializer.Deserialize(text, StoredJson.Of<TimelineEntry>())!;
}
