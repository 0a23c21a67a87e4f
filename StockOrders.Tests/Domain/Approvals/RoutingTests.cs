using System.Globalization;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Approvals;

public sealed class RoutingTests
{
    private static readonly OrderCommand Route = new OrderCommand.RouteForApproval();

    [Theory]
    [InlineData("0", true)]
    [InlineData("1999.99", true)]
    [InlineData("2000.00", true)]
    [InlineData("2000.01", false)]
    public void Exactly_the_limit_goes_through_and_a_penny_more_asks(string total, bool goesThrough)
    {
        var story = Given.Submitted(decimal.Parse(total, CultureInfo.InvariantCulture)).Do(Route);

        Assert.Equal(goesThrough ? Stage.Approved : Stage.PendingApproval, story.Order.Stage);
        Assert.Equal(goesThrough, story.Order.Approvals.IsEmpty);
    }

    [Fact]
    public void Charges_count_towards_the_limit()
    {
        var story = new Story().Do(
            Some.Create(Some.Line(1, 1_999)) with { Header = Some.Header with { ShippingHandling = 1, ShippingHandlingTax = 0.01m } },
            new OrderCommand.Submit(), Route);

        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
    }

    // A rate of 10^9, which could be set, made a number of it that there is not: the lifecycle failed on it for ever.
    [Fact]
    public void The_largest_order_at_the_highest_rate_still_asks_a_person()
    {
        OrderLine[] lines = [.. Enumerable.Range(0, 2_000).Select(n => Some.Line(1_000_000_000, 1_000_000_000, VariantId.From($"c1_{n}")))];
        var settings = Some.Settings with { Rates = Some.Settings.Rates.SetItem("EUR", 1_000_000) };

        var story = new Story(settings).Do(
            Some.Create(lines) with { Header = Some.Header with { Currency = Currency.Of("EUR") } }, new OrderCommand.Submit(), Route);

        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
    }

    [Theory]
    [InlineData("2352.94", true, "2,352.94 EUR is 2,000.00 GBP at 0.85, at most the limit")] // 1,999.999 rounds to 2,000.00
    [InlineData("2352.95", false, "2,352.95 EUR is 2,000.01 GBP at 0.85, more than the limit of 2,000.00 GBP.")]
    public void Another_currency_is_compared_at_its_rate(string total, bool goesThrough, string reason)
    {
        var create = Some.Create(Some.Line(1, decimal.Parse(total, CultureInfo.InvariantCulture)));
        var story = new Story().Do(create with { Header = Some.Header with { Currency = Currency.Of("EUR") } }, new OrderCommand.Submit(), Route);

        Assert.Equal(goesThrough ? Stage.Approved : Stage.PendingApproval, story.Order.Stage);
        if (!goesThrough)
            Assert.Equal(reason, story.Order.PendingStep()!.Reason);
    }

    [Fact]
    public void A_currency_without_a_rate_always_asks_however_little_it_is()
    {
        var create = Some.Create(Some.Line(1, 1)) with { Header = Some.Header with { Currency = Currency.Of("USD") } };
        var story = new Story().Do(create, new OrderCommand.Submit(), Route);

        Assert.Equal(
            "There is no rate for USD, so 1.00 USD cannot be compared with the limit of 2,000.00 GBP.", story.Order.PendingStep()!.Reason);
    }

    [Fact]
    public void What_is_asked_holds_its_instants_though_settings_change_later()
    {
        var story = Given.PendingApproval();
        story.Settings = story.Settings with { ApprovalTimeout = TimeSpan.FromHours(1), ApprovalSilence = ApprovalSilence.Hold };

        var step = story.Order.PendingStep()!;
        Assert.Equal(
            (1, "manager@example.com", Some.Morning.AddHours(24), Some.Morning.AddHours(48), Some.Morning.AddHours(72), ApprovalSilence.Reject),
            (step.Step, step.Approver, step.RemindAt, step.EscalateAt, step.TimeoutAt, step.Silence));
        Assert.Equal("2,000.01 GBP is more than the limit of 2,000.00 GBP.", step.Reason);
    }

    [Fact]
    public void Discount_and_tax_count_in_what_an_order_is_worth()
    {
        var line = Some.Line(1, 2_000);

        Assert.Equal(Stage.PendingApproval, Given.Approved(line with { Tax = 0.01m }).Order.Stage);
        Assert.Equal(Stage.Approved, Given.Approved(line with { Tax = 25, Discount = 20 }).Order.Stage);
    }

    [Fact]
    public void Without_an_approver_it_still_waits_for_someone() =>
        Assert.Equal(("", Stage.PendingApproval), (Given.PendingApproval(Some.Settings with { ApproverEmail = null }) is var story
            ? (story.Order.PendingStep()!.Approver, story.Order.Stage) : default));

    [Fact]
    public void Only_a_submitted_draft_is_routed_and_only_once()
    {
        foreach (var story in new[] { Given.Draft(), Given.PendingApproval(), Given.Approved(), Given.Rejected(), Given.Sent(), Given.Closed(), Given.Cancelled() })
            Assert.Empty(story.Try(Route).Value);
    }

    [Fact]
    public void Submitting_again_changes_nothing_and_what_is_over_is_not_submitted()
    {
        foreach (var story in new[] { Given.Submitted(), Given.PendingApproval(), Given.Approved(), Given.Sent(), Given.Matching() })
            Assert.Empty(story.Try(new OrderCommand.Submit()).Value);
        Assert.Equal("order_closed", Given.Closed().Refused(new OrderCommand.Submit()).Code);
        Assert.Equal("order_cancelled", Given.Cancelled().Refused(new OrderCommand.Submit()).Code);
    }
}
