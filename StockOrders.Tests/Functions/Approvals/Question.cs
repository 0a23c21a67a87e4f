using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Pricing;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Approvals;

/// <summary>Puts an order that waits for approval into a shop, with whatever a test wants to stand on its page.</summary>
internal static class Question
{
    public const string Ann = "ann@example.com";
    public const string Bob = "bob@example.com";
    public const string Carol = "carol@example.com";

    /// <summary>Two of three must agree; one has, one is away and has somebody who stands in.</summary>
    public static readonly ApprovalStep TwoOfThree = new()
    {
        Step = 2,
        Status = ApprovalStatus.Pending,
        Approver = Ann,
        Escalation = "",
        Revision = 1,
        AskedAt = Some.Morning.AddHours(-2),
        RemindAt = Some.Morning.AddDays(1),
        EscalateAt = Some.Morning.AddDays(2),
        TimeoutAt = Some.Morning.AddDays(3),
        Silence = ApprovalSilence.Next,
        Reason = "2,550.00 GBP is more than 2,000.00 GBP, and a price rose by 25 %.",
        Rule = "large",
        RuleName = "Large orders",
        Name = "Finance",
        Needs = 2,
        Slots =
        [
            new ApprovalSlot { Approver = Ann, Address = Ann },
            new ApprovalSlot { Approver = Bob, Address = Bob, Answer = ApprovalAnswer.Approved, By = new Person("approver:" + Bob, Bob), At = Some.Morning.AddHours(-1), Comment = "Fine with me" },
            new ApprovalSlot { Approver = "dave@example.com", Address = "dave@example.com", Delegate = Carol, DelegateAddress = Carol },
        ],
        Figures = new ApprovalFigures
        {
            Amount = 2_550,
            Currency = "GBP",
            Limit = 2_000,
            Rate = 0.85m,
            RateDay = new DateOnly(2026, 4, 30),
            Budgets = [new BudgetFigures("sweets", "Sweets 2026", 10_000, 8_000, -550)],
        },
    };

    private static readonly ApprovalStep First = TwoOfThree with
    {
        Step = 1, Status = ApprovalStatus.Approved, Name = "Team", Needs = 1, Slots = [], Approver = "lead@example.com", RuleName = "All orders",
        DecidedAt = Some.Morning.AddHours(-2), DecidedBy = "lead@example.com", Comment = "Needed", Reason = "Every order is looked at.",
    };

    private static readonly PlannedStep Last = new()
    {
        Rule = "large",
        RuleName = "Large orders",
        Number = 2,
        Plan = new ApprovalStepPlan { Name = "Director", Approvers = ["key:director"], Timeout = TimeSpan.FromDays(3) },
        Reason = "2,550.00 GBP is more than 2,000.00 GBP.",
    };

    public static StockOrder Order(int lines = 3, ApprovalStep? step = null) => Given.PendingApproval().Order with
    {
        Header = Some.Header with
        {
            Currency = Currency.Of("EUR"), Notes = "Deliver to the back door.", VendorAddress = "1 Chocolate Lane\nLoompaland", PaymentTerms = "30 days net",
            ExpectedDate = new DateOnly(2026, 5, 20),
        },
        Lines = [.. Enumerable.Range(1, lines).Select(Line)],
        Revision = 1,
        Approvals = [First, step ?? TwoOfThree],
        ToCome = [Last],
        Requesters = [new Person("api:shop", "buyer@example.com")],
    };

    /// <summary>The link that was mailed to that person.</summary>
    public static async Task<string> Ask(Shop shop, StockOrder order, string person)
    {
        var partition = OrderRows.Partition(Shop.Account);
        await shop.Store.Commit(partition, [RowChange.Put(OrderRows.Document(order.Id), Packed.From(order))], default);
        return Link(shop, order, person);
    }

    public static string Link(Shop shop, StockOrder order, string person, int? step = null)
    {
        var asked = order.Approvals.Single(one => one.Step == (step ?? order.Approvals[^1].Step));
        return "/approve/" + shop.App.Services.GetRequiredService<LinkTokens>().Sign(new LinkClaims(
            LinkPurpose.Approval, Shop.Account, order.Id, asked.Revision, asked.Step, LinkClaims.FingerprintOf(person), Some.Morning.AddDays(30)));
    }

    /// <summary>What the vendor's goods cost before.</summary>
    public static async Task Paid(Shop shop, params ImmutableArray<PaidPrice> prices) => await shop.Store.Commit(
        CatalogueRows.Partition(Shop.Account),
        [RowChange.Put(CatalogueRows.PaidPrices(VendorId.From("vendor_1")), Packed.From(new PaidPriceRow(VendorId.From("vendor_1"), prices)))],
        default);

    public static PaidPrice Price(int line, decimal price, string currency = "EUR") =>
        new(Variant(line), price, currency, Some.Morning.AddDays(-40), OrderId.From("00000000000000000000000b"), "PO-0");

    private static VariantId Variant(int number) => VariantId.From($"c20_{number}");

    private static OrderLine Line(int number) => new()
    {
        Variant = Variant(number),
        Title = number % 3 == 0 ? "Everlasting gobstopper, assorted colours, box of one hundred and forty-four pieces" : $"Fudge number {number}",
        Sku = $"FUDGE-{number}",
        VendorReference = $"W-{number}",
        Ordered = 100 * number,
        CostPrice = 5,
        Messages = [$"{number} a day are sold, {12 * number} are left, and an order takes 14 days."],
        Stock = new StockSnapshot(InStock: 12 * number, OnPurchaseOrders: 0),
    };
}
