using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>Which steps the rules choose for an order, and why.</summary>
public sealed class ChainTests
{
    private static readonly VendorId Wonka = VendorId.From("vendor_1");

    [Theory]
    [InlineData("1999.99", false)]
    [InlineData("2000.00", false)]
    [InlineData("2000.01", true)]
    public void Above_is_more_than_and_exactly_as_much_is_not(string total, bool asks)
    {
        var rule = Rule("r", new ApprovalConditions { AmountAbove = 2_000 }, Step(Ann));
        var chain = ChainFor(Order(Number(total)), Facts(rule));

        Assert.Equal(asks, chain.Rules[0].Matches);
        Assert.Equal(asks ? [Ann] : [], chain.Steps.SelectMany(step => step.Plan.Approvers));
        if (asks)
            Assert.Equal("Rule 'r': 2,000.01 GBP, more than 2,000.00 GBP.", chain.Steps[0].Reason);
    }

    [Theory]
    [InlineData("2000.00", true)]
    [InlineData("2000.01", false)]
    public void At_most_is_that_much_or_less(string total, bool matches) => Assert.Equal(
        matches, ChainFor(Order(Number(total)), Facts(Rule("r", new ApprovalConditions { AmountAtMost = 2_000 }, Step(Ann)))).Rules[0].Matches);

    [Theory]
    [InlineData("2352.94", false)] // 1,999.999 rounds to 2,000.00
    [InlineData("2352.95", true)]
    public void Another_currency_counts_at_its_rate_and_the_reason_says_of_which_day(string total, bool asks)
    {
        var order = Order(Number(total), Some.Header with { Currency = Currency.Of("EUR") });
        var settings = Some.Settings with { RateDays = Some.Settings.RateDays.Add("EUR", new DateOnly(2026, 4, 30)) };
        var chain = ChainFor(order, Facts(Rule("r", new ApprovalConditions { AmountAbove = 2_000 }, Step(Ann))), settings);

        Assert.Equal(asks, chain.Rules[0].Matches);
        if (asks)
            Assert.Equal("Rule 'r': 2,352.95 EUR is 2,000.01 GBP at 0.85 (30 April 2026), more than 2,000.00 GBP.", chain.Steps[0].Reason);
        Assert.Equal((0.85m, new DateOnly(2026, 4, 30)), (chain.Figures.Rate, chain.Figures.RateDay));
    }

    [Fact]
    public void Without_a_rate_every_condition_on_the_amount_asks_and_none_lets_through()
    {
        var order = Order(1, Some.Header with { Currency = Currency.Of("USD") });
        var small = Rule("a", new ApprovalConditions { AmountAtMost = 500 }, Step(Ann)) with { Stop = true };
        var large = Rule("b", new ApprovalConditions { AmountAbove = 500 }, Step(Ben));
        var free = Rule("c", new ApprovalConditions { AmountAtMost = 500 }) with { AutoApprove = true };

        Assert.Equal([Ann, Ben], ChainFor(order, Facts(small, large)).Steps.SelectMany(step => step.Plan.Approvers));
        Assert.False(ChainFor(order, Facts(free)).GoesThrough);
        Assert.Equal([(true, false)], ChainFor(order, Facts(free)).Rules.Select(verdict => (verdict.Matches, verdict.IsCertain)));
    }

    [Fact]
    public void All_rules_that_match_add_their_steps_by_priority_then_id_and_the_same_step_is_asked_once()
    {
        var chain = ChainFor(Order(100), Facts(
            Rule("b", ApprovalConditions.Always, Step(Ben), Step(Ann)) with { Priority = 2 },
            Rule("z", ApprovalConditions.Always, Step(Ann.ToUpperInvariant())) with { Priority = 1 },
            Rule("a", ApprovalConditions.Always, Step(Cat)) with { Priority = 2 },
            Rule("off", ApprovalConditions.Always, Step(Dan)) with { Active = false }));

        Assert.Equal([("z", 1, Ann.ToUpperInvariant()), ("a", 1, Cat), ("b", 1, Ben)], chain.Steps.Select(step => (step.Rule, step.Number, step.Plan.Approvers[0])));
        Assert.Equal(["z", "a", "b"], chain.Rules.Select(verdict => verdict.Rule.Id));
    }

    [Theory]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.Hold, ApprovalSilence.Hold)]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.Next, ApprovalSilence.Next)]
    [InlineData(ApprovalSilence.Next, ApprovalSilence.Reject, ApprovalSilence.Reject)]
    [InlineData(ApprovalSilence.Reject, ApprovalSilence.Hold, ApprovalSilence.Reject)]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.ApproveWithoutAnswer, ApprovalSilence.ApproveWithoutAnswer)]
    public void Of_a_step_that_two_rules_ask_silence_lets_no_more_through_than_the_stricter_of_them(object one, object other, object comes)
    {
        var chain = ChainFor(Order(100), Facts(
            Rule("a", ApprovalConditions.Always, Step(Ann) with { Silence = (ApprovalSilence)one }),
            Rule("b", ApprovalConditions.Always, Step(Ann) with { Silence = (ApprovalSilence)other })));

        Assert.Equal(("a", (ApprovalSilence)comes), (Assert.Single(chain.Steps).Rule, chain.Steps[0].Plan.Silence));
    }

    [Fact]
    public void Of_a_step_that_two_rules_ask_the_lower_limit_for_approving_ones_own_order_holds()
    {
        var generous = Rule("a", ApprovalConditions.Always, Step(Ann)) with { SelfApprovalLimit = 5_000 };
        var mean = Rule("b", ApprovalConditions.Always, Step(Ann)) with { SelfApprovalLimit = 50 };
        var none = Rule("b", ApprovalConditions.Always, Step(Ann));

        Assert.Equal(50, ChainFor(Order(100), Facts(generous, mean)).Steps[0].SelfApprovalLimit);
        Assert.Null(ChainFor(Order(100), Facts(generous, none)).Steps[0].SelfApprovalLimit);
        Assert.Equal(5_000, ChainFor(Order(100), Facts(generous)).Steps[0].SelfApprovalLimit);
    }

    // Whom one rule escalates to settled what the other rule asked as well, and before that rule would have asked them.
    [Fact]
    public void The_same_people_are_asked_once_only_where_both_rules_escalate_to_the_same_at_the_same_time()
    {
        var above = Step(Ann, Ben) with { Escalation = [Dan, Cat], EscalateAfter = TimeSpan.FromHours(24) };
        int Steps(ApprovalStepPlan other) => ChainFor(Order(100), Facts(Rule("a", ApprovalConditions.Always, above), Rule("b", ApprovalConditions.Always, other))).Steps.Length;

        Assert.Equal(1, Steps(above with { Approvers = [Ben, Ann], Escalation = [Cat, Dan.ToUpperInvariant()] }));
        Assert.Equal(2, Steps(Step(Ann, Ben)));
        Assert.Equal(2, Steps(above with { Escalation = [Dan] }));
        Assert.Equal(2, Steps(above with { EscalateAfter = TimeSpan.FromHours(25) }));
        Assert.Single(ChainFor(Order(100), Facts(Rule("a", ApprovalConditions.Always, Step(Ann)), Rule("b", ApprovalConditions.Always, Step(Ann) with { EscalateAfter = TimeSpan.FromHours(1) }))).Steps);
    }

    [Fact]
    public void Whom_one_rule_escalates_to_does_not_settle_what_another_asks()
    {
        var story = Asked(Facts(
            Rule("a", ApprovalConditions.Always, Step(Ann) with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(1) }),
            Rule("b", ApprovalConditions.Always, Step(Ann))));
        story.After(TimeSpan.FromHours(1)).Do(new OrderCommand.ActOnDeadline()).By(KeyOf(Dan)).Do(new OrderCommand.Approve(Dan));

        Assert.Equal((Stage.PendingApproval, "b"), (story.Order.Stage, story.Order.PendingStep()!.Rule));
        Assert.Equal("not_an_approver", story.Refused(new OrderCommand.Approve(Dan)).Code);
    }

    [Theory]
    [InlineData(ApprovalSilence.Reject, 24, ApprovalSilence.Reject, 72, ApprovalSilence.Reject, 24)]
    [InlineData(ApprovalSilence.Reject, 72, ApprovalSilence.Hold, 24, ApprovalSilence.Hold, 24)]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, 24, ApprovalSilence.Reject, 72, ApprovalSilence.Reject, 72)]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, 24, ApprovalSilence.ApproveWithoutAnswer, 72, ApprovalSilence.ApproveWithoutAnswer, 72)]
    [InlineData(ApprovalSilence.ApproveWithoutAnswer, 72, ApprovalSilence.Next, 24, ApprovalSilence.Next, 72)]
    public void Of_a_step_that_two_rules_ask_silence_lets_nothing_through_before_both_allow_it(
        object one, int oneHours, object other, int otherHours, object comes, int afterHours)
    {
        var chain = ChainFor(Order(100), Facts(
            Rule("a", ApprovalConditions.Always, Step(Ann) with { Silence = (ApprovalSilence)one, Timeout = TimeSpan.FromHours(oneHours) }),
            Rule("b", ApprovalConditions.Always, Step(Ann) with { Silence = (ApprovalSilence)other, Timeout = TimeSpan.FromHours(otherHours) })));

        var plan = Assert.Single(chain.Steps).Plan;
        Assert.Equal(((ApprovalSilence)comes, TimeSpan.FromHours(afterHours)), (plan.Silence, plan.Timeout));
    }

    [Fact]
    public void Of_a_step_that_two_rules_ask_both_remind_and_both_say_why_and_the_number_that_one_states_holds()
    {
        TimeSpan[] Hours(params int[] hours) => [.. hours.Select(hour => TimeSpan.FromHours(hour))];
        var all = Step(Ann, Ben) with { Needs = null, Reminders = [.. Hours(12, 48)] };
        var two = Step(Ben, Ann) with { Name = "Both", Needs = 2, Reminders = [.. Hours(6, 12)], Timeout = TimeSpan.FromHours(24), Silence = ApprovalSilence.Reject };

        foreach (var rules in new[] { (all, two), (two, all) })
        {
            var step = Assert.Single(ChainFor(Order(100), Facts(
                Rule("a", new ApprovalConditions { AmountAbove = 10 }, rules.Item1), Rule("b", ApprovalConditions.Always, rules.Item2))).Steps);
            Assert.Equal((2, "Both"), (step.Plan.Needs, step.Plan.Name));
            Assert.Equal(Hours(6, 12), step.Plan.Reminders);
            Assert.Equal("Rule 'a': 100.00 GBP, more than 10.00 GBP. Rule 'b': it speaks of every order.", step.Reason);
        }
    }

    [Fact]
    public void The_same_people_in_another_number_are_another_step()
    {
        var chain = ChainFor(Order(100), Facts(Always(Step(Ann, Ben), Step(Ben, Ann) with { Needs = 2 }, Step(Ann, Ben) with { Needs = null })));

        Assert.Equal([1, 2], chain.Steps.Select(step => step.Plan.Needs));
    }

    [Fact]
    public void A_rule_that_stops_keeps_later_ones_from_being_looked_at_only_where_it_matches()
    {
        var first = Rule("a", new ApprovalConditions { AmountAbove = 50 }, Step(Ann)) with { Stop = true };
        var later = Rule("b", ApprovalConditions.Always, Step(Ben));

        Assert.Equal([Ann], ChainFor(Order(51), Facts(first, later)).Steps.SelectMany(step => step.Plan.Approvers));
        Assert.Equal([Ben], ChainFor(Order(50), Facts(first, later)).Steps.SelectMany(step => step.Plan.Approvers));
    }

    [Fact]
    public void A_rule_lets_through_what_no_other_asks_about_whatever_the_limit_says()
    {
        var free = Rule("free", new ApprovalConditions { Vendors = [Wonka] }) with { AutoApprove = true };
        var asks = Rule("asks", new ApprovalConditions { AmountAbove = 9_000 }, Step(Ann)) with { Priority = 9 };

        var through = ChainFor(Order(8_000), Facts(free, asks));
        Assert.True(through.GoesThrough);
        Assert.Equal("Rule 'free' lets it through without a person: the vendor is vendor_1.", through.Reason);
        Assert.Equal([Ann], ChainFor(Order(9_001), Facts(free, asks)).Steps.SelectMany(step => step.Plan.Approvers));
    }

    [Fact]
    public void Where_no_rule_says_anything_the_accounts_own_limit_decides()
    {
        var elsewhere = Rule("r", new ApprovalConditions { Vendors = [VendorId.From("other")] }, Step(Ann));

        Assert.True(ChainFor(Order(2_000), Facts(elsewhere)) is { GoesThrough: true, ByLimit: true });
        var asked = ChainFor(Order(2_000.01m), Facts(elsewhere));
        Assert.Equal((true, "manager@example.com", null), (asked.ByLimit, asked.Steps[0].Plan.Approvers[0], asked.Steps[0].Rule));
        Assert.Equal("the vendor is vendor_1", asked.Rules[0].Reason);
    }

    [Fact]
    public void All_conditions_of_a_rule_must_hold()
    {
        var rule = Rule("r", new ApprovalConditions { AmountAbove = 10, Types = [OrderType.Transfer] }, Step(Ann));

        Assert.False(ChainFor(Order(100), Facts(rule)).Rules[0].Matches);
        Assert.Equal("it is a purchase", ChainFor(Order(100), Facts(rule)).Rules[0].Reason);
    }

    [Fact]
    public void Either_warehouse_counts_and_so_does_what_made_the_order()
    {
        var transfer = Order(1, Some.TransferHeader) with { Type = OrderType.Transfer };
        ApprovalConditions At(string warehouse) => new() { Warehouses = [WarehouseId.From(warehouse)] };

        Assert.Equal([true, true, false], new[] { "w1", "w2", "w3" }.Select(name => Matches(At(name), transfer)));
        Assert.True(Matches(new ApprovalConditions { Sources = [OrderSource.Api] }, transfer));
        Assert.False(Matches(new ApprovalConditions { Sources = [OrderSource.Replenishment] }, transfer));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void A_vendor_is_new_until_an_order_was_sent_to_them_and_one_that_nothing_is_known_of_counts_as_asked(bool wanted, bool? wasSent, bool matches)
    {
        var facts = wasSent is { } sent ? ApprovalFacts.None with { SentBefore = ApprovalFacts.None.SentBefore.Add(Wonka, sent) } : ApprovalFacts.None;

        Assert.Equal(matches, Matches(new ApprovalConditions { NewVendor = wanted }, Order(1), facts));
    }

    [Theory]
    [InlineData("11.00", false)] // exactly 10 percent
    [InlineData("11.01", true)]
    [InlineData("9.00", false)]
    [InlineData("8.99", true)]
    public void A_price_beyond_the_percentage_up_or_down_matches_and_one_at_it_does_not(string price, bool matches)
    {
        var facts = Catalogue(new CatalogueFact(null, new VendorOffer { Vendor = Wonka, CostPrice = 10 }, Some.Pounds));

        Assert.Equal(matches, Matches(new ApprovalConditions { PriceChangeAbove = 10 }, Order(Number(price)), facts));
    }

    [Fact]
    public void The_price_that_holds_for_the_quantity_counts_in_the_orders_currency()
    {
        var offer = new VendorOffer { Vendor = Wonka, CostPrice = 10, PriceBreaks = [new PriceBreak(100, 8)] };
        var change = new ApprovalConditions { PriceChangeAbove = 0 };
        StockOrder Of(decimal ordered, decimal price, OrderHeader? header = null) => Order(1, header) with { Lines = [Some.Line(ordered, price)] };

        Assert.True(Matches(change, Of(99, 8), Catalogue(new CatalogueFact(null, offer, Some.Pounds))));
        Assert.False(Matches(change, Of(100, 8), Catalogue(new CatalogueFact(null, offer, Some.Pounds))));
        Assert.False(Matches(change, Of(1, 8.5m), Catalogue(new CatalogueFact(null, offer, Currency.Of("EUR")))));
        Assert.True(Matches(change, Of(1, 8.5m), Catalogue(new CatalogueFact(null, offer, Currency.Of("USD")))));
    }

    [Fact]
    public void A_price_that_the_catalogue_does_not_have_asks_and_a_transfer_has_none()
    {
        var change = new ApprovalConditions { PriceChangeAbove = 50 };

        Assert.True(Matches(change, Order(1)));
        Assert.True(Matches(change, Order(1), Catalogue(new CatalogueFact(null, null, null))));
        Assert.False(Matches(change, Order(1, Some.TransferHeader) with { Type = OrderType.Transfer }));
    }

    [Fact]
    public void Categories_are_the_catalogues_and_not_what_the_order_says()
    {
        var sweets = new ApprovalConditions { Categories = ["Sweets"] };
        var lies = Order(1) with { Lines = [Some.Line() with { Categories = "Sweets" }] };

        Assert.True(Matches(sweets, lies, Catalogue(new CatalogueFact("sweets", null, null))));
        Assert.False(Matches(sweets, lies, Catalogue(new CatalogueFact("Tools", null, null))));
        Assert.True(Matches(sweets, lies), "Not in the catalogue: a person is asked.");
        Assert.False(ChainFor(lies, Facts(Rule("r", sweets) with { AutoApprove = true }), Some.Settings with { ApprovalLimit = 0 }).GoesThrough);
    }

    [Theory]
    [InlineData(900, 100, false)] // exactly used up
    [InlineData(900, 100.01, true)]
    [InlineData(1_001, 0.01, true)]
    public void A_budget_used_up_exactly_is_not_exceeded(double committed, double worth, bool exceeded)
    {
        var facts = ApprovalFacts.None with { Budgets = [Standing((decimal)committed)] };

        Assert.Equal(exceeded, Matches(new ApprovalConditions { OverBudget = true }, Order((decimal)worth), facts));
        Assert.Equal(!exceeded, Matches(new ApprovalConditions { OverBudget = false }, Order((decimal)worth), facts));
    }

    [Fact]
    public void What_is_left_counts_with_this_order_and_the_reason_has_the_figures()
    {
        var facts = ApprovalFacts.None with { Budgets = [Standing(800)], Rules = [Rule("r", new ApprovalConditions { BudgetLeftBelow = 100 }, Step(Ann))] };

        Assert.False(ChainFor(Order(100), facts).Rules[0].Matches);
        Assert.Equal(
            "Rule 'r': of the budget Spring 200.00 GBP is left and this takes 100.01 GBP: it is below 100.00 GBP.", ChainFor(Order(100.01m), facts).Steps[0].Reason);
        Assert.Equal(99.99m, Assert.Single(ChainFor(Order(100.01m), facts).Figures.Budgets).Left);
    }

    [Fact]
    public void A_budget_of_others_is_not_looked_at_and_one_that_is_not_known_asks()
    {
        var others = Standing(2_000) with { Budget = Standing(0).Budget with { Vendors = [VendorId.From("other")] } };
        var over = new ApprovalConditions { OverBudget = true };

        Assert.False(Matches(over, Order(1), ApprovalFacts.None with { Budgets = [others] }));
        Assert.False(Matches(over with { Budgets = ["b2"] }, Order(1), ApprovalFacts.None with { Budgets = [Standing(2_000)] }));
        Assert.True(Matches(over, Order(1)));
    }

    private static BudgetStanding Standing(decimal committed) => new(
        new Budget { Id = "b1", Name = "Spring", Amount = 1_000 }, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31), committed);

    private static ApprovalFacts Catalogue(CatalogueFact fact) =>
        ApprovalFacts.None with { Catalogue = ImmutableDictionary<VariantId, CatalogueFact>.Empty.Add(Some.Bolt, fact) };

    private static bool Matches(ApprovalConditions when, StockOrder order, ApprovalFacts? facts = null) =>
        ChainFor(order, (facts ?? ApprovalFacts.None) with { Rules = [Rule("r", when, Step(Ann))] }).Rules[0].Matches;

    private static ApprovalChain ChainFor(StockOrder order, ApprovalFacts facts, AccountSettings? settings = null) =>
        ApprovalRules.ChainFor(new OrderForApproval(order, settings ?? Some.Settings, facts));

    private static StockOrder Order(decimal worth, OrderHeader? header = null) =>
        new Story().Do(Some.Create(Some.Line(1, worth)) with { Header = header ?? Some.Header, Type = header?.Vendor is null && header is not null ? OrderType.Transfer : OrderType.Purchase }).Order;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
