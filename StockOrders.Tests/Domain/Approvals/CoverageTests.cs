using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>Which edits ask again, of an order that is asked about, approved or sent.</summary>
public sealed class CoverageTests
{
    private static readonly OrderCommand Route = new OrderCommand.RouteForApproval();
    private static readonly OrderCommand.Approve Yes = new("whoever");

    private static readonly (string What, OrderCommand Edit)[] Growing =
    [
        ("total", Set(Some.Line(1, 100.01m))),
        ("added", Set(Some.Line(1, 50), Some.Line(1, 1, Some.Nut))),
        ("vendor", new OrderCommand.ChangeHeader(Some.Header with { Vendor = VendorId.From("vendor_2") })),
        ("warehouse", new OrderCommand.ChangeHeader(Some.Header with { Warehouse = WarehouseId.From("w9") })),
        ("mailed to somebody else", new OrderCommand.ChangeHeader(Some.Header with { Email = "elsewhere@example.com" })),
        ("currency", new OrderCommand.ChangeHeader(Some.Header with { Currency = Currency.Of("EUR") })),
        ("delivered elsewhere", new OrderCommand.ChangeHeader(Some.Header with { ShippingAddress = "Dock 2" })),
    ];

    private static readonly (string What, OrderCommand Edit)[] Covered =
    [
        ("less", Set(Some.Line(1, 99.99m))),
        ("dearer but fewer", Set(Some.Line(0.5m, 200) with { UnitDecimals = 1 })),
        ("invoiced elsewhere", new OrderCommand.ChangeHeader(Some.Header with { BillingAddress = "Dock 2" })),
    ];

    [Fact]
    public void Of_an_open_question_what_goes_beyond_it_asks_anew_and_the_rest_leaves_the_link_good()
    {
        foreach (var (what, edit) in Growing)
            Assert.True(Asked(Step(Ann)).Do(edit).Do(Route).Order.PendingStep()!.Step == 2, what);
        foreach (var (what, edit) in Covered)
        {
            var story = Asked(Step(Ann)).Do(edit);
            Assert.True(story.Order.PendingStep() is { Step: 1 }, what);
            Assert.Equal(Stage.Approved, story.By(LinkOf(Ann)).Do(new OrderCommand.Approve(Ann, null, 1, 1)).Order.Stage);
        }
    }

    [Fact]
    public void Of_an_approved_order_what_goes_beyond_it_is_asked_about_again_and_the_rest_stays_approved()
    {
        foreach (var (what, edit) in Growing)
            Assert.True(Approved().Do(edit).Do(Route).Order is { Stage: Stage.PendingApproval }, what);
        foreach (var (what, edit) in Covered)
            Assert.True(Approved().Do(edit).Order is { Stage: Stage.Approved, Revision: 2 }, what);
    }

    // Ten laptops and one pencil went through on the word of whoever had approved ten pencils and one laptop at the same total.
    [Fact]
    public void What_is_shifted_from_one_line_to_another_is_more_of_that_line_than_was_approved()
    {
        OrderCommand.ChangeLines Both(decimal bolts, decimal boltPrice, decimal nuts, decimal nutPrice) => Set(Some.Line(bolts, boltPrice), Some.Line(nuts, nutPrice, Some.Nut));

        foreach (var (edit, isMore) in new[]
        {
            (Both(15, 10, 5, 10), true), (Both(11, 10, 8, 10), true), (Both(10, 12, 10, 8), true), (Both(10, 12, 5, 10), true),
            (Both(5, 10, 10, 10), false), (Both(10, 8, 10, 10), false), (Both(5, 20, 10, 10), false),
        })
        {
            var approved = Two(Facts(Always(Step(Ann)))).By(KeyOf(Ann)).Do(Yes).By(OrderCaller.Nobody);
            Assert.Equal(isMore ? Stage.Draft : Stage.Approved, approved.Do(edit).Order.Stage);
            Assert.Equal(isMore ? 2 : 1, Two(Facts(Always(Step(Ann)))).Do(edit, Route).Order.PendingStep()!.Step);

            var sent = Two(Facts(Always(Step(Ann)))).By(KeyOf(Ann)).Do(Yes).By(OrderCaller.Nobody).Do(new OrderCommand.Send());
            Assert.Equal(isMore ? ChangeState.PendingApproval : ChangeState.Approved, sent.Do(edit, Route).Order.Change!.State);
        }

        Story Two(ApprovalFacts facts) => new Story { Approval = facts }.Do(Some.Create(Some.Line(10, 10), Some.Line(10, 10, Some.Nut)), new OrderCommand.Submit(), Route);
    }

    [Fact]
    public void Where_nobody_would_be_asked_what_is_shifted_or_delivered_elsewhere_asks_nobody()
    {
        var story = new Story().Do(Some.Create(Some.Line(10, 10), Some.Line(10, 10, Some.Nut)), new OrderCommand.Submit(), Route);

        Assert.Equal(Stage.Approved, story.Do(Set(Some.Line(15, 10), Some.Line(5, 10, Some.Nut))).Order.Stage);
        Assert.Equal(Stage.Approved, story.Do(new OrderCommand.ChangeHeader(Some.Header with { ShippingAddress = "Dock 2" })).Order.Stage);
        Assert.Equal(Stage.Draft, story.Do(Set(Some.Line(16, 10))).Order.Stage);
    }

    [Fact]
    public void Who_shifts_a_draft_to_what_they_want_does_not_approve_it()
    {
        var story = new Story { Approval = Facts(Always(Step(Ann))), Caller = new("api:buyer") }.Do(Some.Create(Some.Line(10, 10), Some.Line(10, 10, Some.Nut)))
            .By(KeyOf(Ann)).Do(Set(Some.Line(15, 10), Some.Line(5, 10, Some.Nut))).By(new("api:buyer")).Do(new OrderCommand.Submit(), Route);

        Assert.Equal("own_order", story.By(KeyOf(Ann)).Refused(Yes).Code);
    }

    [Fact]
    public void Many_small_steps_are_held_against_what_was_approved_and_not_against_the_one_before()
    {
        var story = Approved().Do(Set(Some.Line(1, 50)), Set(Some.Line(1, 99)), Set(Some.Line(1, 100)));
        Assert.Equal(Stage.Approved, story.Order.Stage);

        Assert.Equal(Stage.Draft, story.Do(Set(Some.Line(1, 100.01m))).Order.Stage);
    }

    [Fact]
    public void What_was_approved_at_less_is_not_raised_back_unasked()
    {
        var story = Asked(Step(Ann)).Do(Set(Some.Line(1, 50))).By(KeyOf(Ann)).Do(Yes);

        Assert.Equal((Stage.Approved, null), (story.Order.Stage, story.Order.Basis));
        Assert.Equal(Stage.Draft, story.Do(Set(Some.Line(1, 60))).Order.Stage);
    }

    [Fact]
    public void A_line_that_was_taken_off_may_come_back_as_it_was_asked()
    {
        var two = new Story { Approval = Facts(Always(Step(Ann))) }
            .Do(Some.Create(Some.Line(1, 100), Some.Line(1, 5, Some.Nut)), new OrderCommand.Submit(), Route);

        Assert.Equal(Stage.PendingApproval, two.Do(new OrderCommand.ChangeLines([], [Some.Nut])).Do(Set(Some.Line(1, 5, Some.Nut))).Order.Stage);
        Assert.Equal(1, two.Order.PendingStep()!.Step);
    }

    [Fact]
    public void Lowered_so_far_that_nobody_is_asked_any_more_it_goes_through()
    {
        var story = Asked(Facts(Rule("r", new ApprovalConditions { AmountAbove = 500 }, Step(Ann))), 1_000).Do(Set(Some.Line(1, 500)));

        Assert.Equal(Stage.Approved, story.Do(Route).Order.Stage);
    }

    [Fact]
    public void A_step_that_the_rules_of_today_need_for_the_edit_and_not_for_what_was_asked_is_asked()
    {
        var price = Rule("price", new ApprovalConditions { PriceChangeAbove = 10 }, Step(Ben)) with { Priority = 1 };
        var facts = Facts(Always(Step(Ann)), price) with
        {
            Catalogue = ApprovalFacts.None.Catalogue.Add(
                Some.Bolt, new CatalogueFact(null, new() { Vendor = VendorId.From("vendor_1"), CostPrice = 100 }, Some.Pounds)),
        };

        Assert.Equal(1, Asked(facts).Do(Set(Some.Line(1, 95))).Order.PendingStep()!.Step);
        var fewer = Asked(facts).Do(Set(Some.Line(1, 80))).Do(Route);
        Assert.Equal(2, fewer.Order.PendingStep()!.Step);
        Assert.Equal([Ben], fewer.Order.ToCome.SelectMany(step => step.Plan.Approvers));
    }

    // Approved by silence under the one rule, the other one that wants an answer of the same people took that for theirs.
    [Fact]
    public void A_stricter_word_of_the_same_people_is_asked_and_a_milder_one_is_not()
    {
        var lax = Rule("lax", ApprovalConditions.Always, Step(Ann, Ben) with { Needs = null, Silence = ApprovalSilence.ApproveWithoutAnswer });
        ApprovalFacts With(ApprovalStepPlan small) => Facts(lax, Rule("small", new ApprovalConditions { AmountAtMost = 50 }, small));
        Story Silent(ApprovalStepPlan small) => Asked(With(small)).By(OrderCaller.Nobody).After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());
        var same = lax.Steps[0];

        Assert.Equal(Stage.Approved, Silent(same).Do(Set(Some.Line(1, 50))).Order.Stage);
        Assert.Equal(Stage.Draft, Silent(same with { Silence = ApprovalSilence.Hold }).Do(Set(Some.Line(1, 50))).Order.Stage);
        Assert.Equal(Stage.Draft, Silent(same with { Needs = 2 }).Do(Set(Some.Line(1, 50))).Order.Stage);
        Assert.Equal(Stage.Draft, Silent(same with { Escalation = [Dan] }).Do(Set(Some.Line(1, 50))).Order.Stage);

        var strict = Rule("large", new ApprovalConditions { AmountAbove = 50 }, same with { Needs = 2, Silence = ApprovalSilence.Hold });
        var asked = Asked(Facts(lax, strict)).By(KeyOf(Ann)).Do(Yes).By(KeyOf(Ben)).Do(Yes);
        Assert.Equal(Stage.Approved, asked.By(OrderCaller.Nobody).Do(Set(Some.Line(1, 50))).Order.Stage);
    }

    [Fact]
    public void A_change_of_a_sent_order_is_held_against_what_the_supplier_has()
    {
        var story = Approved().Do(new OrderCommand.Send(), Set(Some.Line(1, 80)));
        Assert.IsType<OrderEvent.ApprovedAsChange>(Assert.Single(story.Do(Route).Last));
        story.Do(new OrderCommand.Send());

        story.Do(Set(Some.Line(1, 81)), Route);
        Assert.Equal((ChangeState.PendingApproval, 80m), (story.Order.Change!.State, OrderTotals.Of(story.Order.AsSent()).Total));
        Assert.Equal(2, story.Do(Set(Some.Line(1, 80.5m))).Order.PendingStep()!.Step);
        Assert.Equal(80.5m, OrderTotals.Of(story.By(KeyOf(Ann)).Do(Yes).Do(new OrderCommand.Send()).Order).Total);
    }

    [Fact]
    public void A_line_added_to_a_sent_order_is_asked_about_though_it_comes_to_less()
    {
        var story = Approved().Do(new OrderCommand.Send(), Set(Some.Line(1, 50), Some.Line(1, 1, Some.Nut)));

        Assert.Equal(ChangeState.PendingApproval, story.Do(Route).Order.Change!.State);
    }

    [Fact]
    public void A_change_that_is_sent_back_leaves_the_terms_last_sent()
    {
        var story = Approved().Do(new OrderCommand.Send(), Set(Some.Line(1, 500)), Route).By(KeyOf(Ann)).Do(new OrderCommand.SendBack("Ann"));

        Assert.Equal((Stage.Sent, null, 100m), (story.Order.Stage, story.Order.Change, OrderTotals.Of(story.Order).Total));
    }

    private static Story Approved() => Asked(Step(Ann)).By(KeyOf(Ann)).Do(Yes).By(OrderCaller.Nobody);

    private static OrderCommand.ChangeLines Set(params OrderLine[] lines) => new([.. lines], []);
}
