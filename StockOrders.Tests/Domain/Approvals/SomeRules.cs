using StockOrders.Domain.Approvals;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>Rules, and people who are asked by them.</summary>
internal static class SomeRules
{
    public const string Ann = "ann@example.com";
    public const string Ben = "ben@example.com";
    public const string Cat = "cat@example.com";
    public const string Dan = "dan@example.com";

    public static OrderCaller KeyOf(string address) => new($"api:{address[..3]}", address);

    public static OrderCaller LinkOf(string address) => new($"approver:{address}", address);

    public static readonly OrderCaller Administrator = new("api:boss", null, IsAdministrator: true);

    public static ApprovalStepPlan Step(params string[] approvers) => new() { Approvers = [.. approvers], Timeout = TimeSpan.FromHours(72) };

    public static ApprovalRule Rule(string id, ApprovalConditions when, params ApprovalStepPlan[] steps) =>
        new() { Id = id, Name = id, Conditions = when, Steps = [.. steps] };

    public static ApprovalRule Always(params ApprovalStepPlan[] steps) => Rule("always", ApprovalConditions.Always, steps);

    public static ApprovalFacts Facts(params ApprovalRule[] rules) => new() { Rules = [.. rules] };

    /// <summary>An order of that worth that these rules ask about.</summary>
    public static Story Asked(ApprovalFacts facts, decimal worth = 100) => new Story { Approval = facts, Caller = new OrderCaller("api:buyer", "buyer@example.com") }
        .Do(Some.Create(Some.Line(1, worth)), new StockOrders.Domain.Orders.OrderCommand.Submit())
        .By(OrderCaller.Nobody)
        .Do(new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());

    public static Story Asked(params ApprovalStepPlan[] steps) => Asked(Facts(Always(steps)));

    public static string[] Waiting(this Story story) =>
        story.Order.PendingStep() is { } step ? [.. step.Slots.Where(slot => slot is { Answer: null, Excluded: false }).Select(slot => slot.Approver)] : [];
}
