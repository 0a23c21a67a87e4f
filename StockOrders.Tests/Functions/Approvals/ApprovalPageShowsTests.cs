using System.Net;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Approvals;

/// <summary>What an approver has before them: the order, its prices, its figures, and who else decides.</summary>
public sealed class ApprovalPageShowsTests
{
    [Fact]
    public async Task Each_line_says_why_it_is_there_and_how_its_price_compares()
    {
        await using var shop = await Shop.Open();
        await Question.Paid(shop, Question.Price(1, 4), Question.Price(2, 5), Question.Price(3, 6), Question.Price(4, 5.001m), Question.Price(5, 4, "USD"), Question.Price(6, 0));

        var page = await Page(shop, Question.Order(lines: 7), Question.Ann);

        Shows(
            page, "12 in stock and 0 on order when this was made.", "1 a day are sold, 12 are left, and an order takes 14 days.",
            "Last time 4.00 EUR on 22 March 2026, now 25% more.", "Last time 5.00 EUR on 22 March 2026, the same.",
            "Last time 6.00 EUR on 22 March 2026, now 16.7% less.", "now less than 0.1% less.", "Last time 4.00 USD on 22 March 2026.",
            "Last time 0.00 EUR on 22 March 2026, now 5.00 EUR more.", "No earlier price is known.",
            "Against the last prices paid, which are known for 5 of 7 items: 2,799.60 EUR more; 2 items dearer, 2 cheaper.");
    }

    [Fact]
    public async Task Where_no_price_is_known_that_is_said_once()
    {
        await using var shop = await Shop.Open();

        var page = await Page(shop, Question.Order(), Question.Ann);

        Shows(page, "No earlier prices from this supplier are known for these items.");
        Assert.DoesNotContain("No earlier price is known.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_total_stands_against_limit_rate_and_budget()
    {
        await using var shop = await Shop.Open();

        var page = await Page(shop, Question.Order(), Question.Ann);

        Shows(
            page, "2,550.00 GBP is more than 2,000.00 GBP, and a price rose by 25 %.", "2,550.00 GBP, at a rate of 0.85 of 30 April 2026",
            "2,000.00 GBP; this is 550.00 GBP more", "Budget Sweets 2026",
            "10,000.00 GBP, of which 8,000.00 GBP is committed; with this order it is overdrawn by 550.00 GBP");
    }

    [Fact]
    public async Task Who_else_decides_and_what_they_said_is_told()
    {
        await using var shop = await Shop.Open();

        var page = await Page(shop, Question.Order(), Question.Ann);

        Shows(
            page, "Team (All orders)</strong>: approved by lead@example.com on 1 May 2026, 08:00 (Europe/London)", "Needed", "Finance (Large orders)</strong>: 2 of 3 must agree, asked now, by this page", "ann@example.com: has not answered yet",
            "bob@example.com: approved on 1 May 2026, 09:00 (Europe/London)", "Fine with me", "dave@example.com, for whom carol@example.com stands in: has not answered yet",
            "Director (Large orders)", "the key director", "asked for by buyer@example.com", "Without an answer the next approver is asked on 4 May 2026, 10:00 (Europe/London).");
    }

    [Fact]
    public async Task Who_stands_in_is_told_for_whom()
    {
        await using var shop = await Shop.Open();

        Shows(await Page(shop, Question.Order(), Question.Carol), "You decide for dave@example.com.");
    }

    [Fact]
    public async Task One_of_two_who_must_agree_is_thanked_and_asked_no_more()
    {
        await using var shop = await Shop.Open();
        var link = await Question.Ask(shop, Question.Order(), Question.Bob);

        var (status, page) = await shop.Get(link);
        var (again, _) = await shop.Post(link, "reject");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (status, again));
        Shows(page, "Approved, and others are waited for", "You approved this on 1 May 2026, 09:00 (Europe/London). 1 of the 2 who must agree have done so.");
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Fact]
    public async Task Who_asked_for_the_order_is_told_that_somebody_else_decides()
    {
        await using var shop = await Shop.Open();
        var own = Question.Order() with { Requesters = [new Person("api:shop", Question.Ann)] };
        var link = await Question.Ask(shop, own, Question.Ann);

        var (status, page) = await shop.Get(link);
        var (posted, _) = await shop.Post(link, "approve");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (status, posted));
        Shows(page, "This is not for you to decide", "You asked for this order yourself: somebody else decides on it.");
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
    }

    [Theory]
    [InlineData(nameof(ApprovalStatus.PassedOn), HttpStatusCode.OK, "Somebody else is asked now")]
    [InlineData(nameof(ApprovalStatus.Withdrawn), HttpStatusCode.Gone, "This question was taken back")]
    [InlineData(nameof(ApprovalStatus.Approved), HttpStatusCode.OK, "This order was approved by the key shop as administrator on")]
    public async Task Every_end_of_a_question_has_its_own_page(string named, HttpStatusCode expected, string says)
    {
        var end = Enum.Parse<ApprovalStatus>(named);
        await using var shop = await Shop.Open();
        var step = Question.TwoOfThree with { Status = end, TimedOutAt = end == ApprovalStatus.PassedOn ? Some.Morning : null, AsAdministrator = true, DecidedBy = "api:shop", DecidedAt = Some.Morning };
        var link = await Question.Ask(shop, Question.Order(step: step), Question.Ann);

        var (status, page) = await shop.Get(link);
        var (posted, _) = await shop.Post(link, "approve");

        Assert.Equal((expected, HttpStatusCode.Conflict), (status, posted));
        Shows(page, says);
    }

    [Fact]
    public async Task A_question_that_was_asked_anew_says_so_on_its_old_link()
    {
        await using var shop = await Shop.Open();
        var order = Question.Order();
        order = order with { Approvals = [order.Approvals[0], order.Approvals[1] with { Status = ApprovalStatus.Withdrawn }, order.Approvals[1] with { Step = 3, Revision = 2 }] };
        await Question.Ask(shop, order, Question.Ann);

        var (status, page) = await shop.Get(Question.Link(shop, order, Question.Ann, step: 2));

        Assert.Equal(HttpStatusCode.Gone, status);
        Shows(page, "The order has changed since this was asked", "a newer mail has a new link");
    }

    [Fact]
    public async Task No_text_becomes_markup_wherever_it_comes_from()
    {
        const string evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;";
        await using var shop = await Shop.Open();
        var order = Question.Order();
        var step = order.Approvals[1];
        order = order with
        {
            Header = order.Header with { Reference = evil, VendorName = evil, VendorAddress = evil, Notes = evil, ShopName = evil, PaymentTerms = evil, ShipmentMethod = evil, Attn = evil },
            Lines = [order.Lines[0] with { Title = evil, VendorName = evil, VendorReference = evil, Sku = evil, Categories = evil, Messages = [evil] }],
            Approvals =
            [
                order.Approvals[0] with { Comment = evil, DecidedBy = evil, Approver = evil, Name = evil, RuleName = evil, Reason = evil },
                step with { Reason = evil, Name = evil, RuleName = evil, Slots = [step.Slots[0], step.Slots[1] with { Approver = evil, Comment = evil, By = new Person("api:" + evil) }],
                    Figures = step.Figures! with { Budgets = [new BudgetFigures("b", evil, 1, 1, 1)] } },
            ],
            ToCome = [order.ToCome[0] with { RuleName = evil, Reason = evil, Plan = order.ToCome[0].Plan with { Name = evil, Approvers = [evil] } }],
            Requesters = [new Person("api:" + evil)],
        };
        await Question.Paid(shop, new PaidPrice(order.Lines[0].Variant, 1, "EUR", Some.Morning, Some.Id, evil));

        var link = await Question.Ask(shop, order, Question.Ann);
        var (_, page) = await shop.Get(link);
        var (_, told) = await shop.Post(link, "perhaps", evil);

        foreach (var shown in new[] { page, told })
        {
            Assert.DoesNotContain("<script", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", shown, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", shown, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Page(Shop shop, StockOrder order, string person)
    {
        var (status, page) = await shop.Get(await Question.Ask(shop, order, person));
        Assert.Equal(HttpStatusCode.OK, status);
        return page;
    }

    private static void Shows(string page, params string[] parts)
    {
        foreach (var part in parts)
            Assert.Contains(part, page, StringComparison.Ordinal);
    }
}
