using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>Lets a submitted order through, or asks the first step of the chain that the rules of this moment need.</summary>
internal static class Routing
{
    public static Decision Decide(StockOrder order, OrderFacts facts, DateTimeOffset now)
    {
        if (order is not ({ Stage: Stage.Draft, SubmittedAt: not null } or { Change.State: ChangeState.Submitted, IsOver: false }))
            return Decided.Nothing;
        if (IsCoveredBySent(order, facts))
        {
            var sent = OrderTotals.Of(order.AsSent()).Worth;
            return Decided.Events(new OrderEvent.ApprovedAsChange(OrderTotals.Of(order).Total, sent.Amount, sent.Currency.Code));
        }

        var chain = ChainOf(order, facts);
        return Decided.Events(chain.GoesThrough ? LetThrough(order, chain, facts.Settings) : Asking.Of(order, chain.Steps, facts, now));
    }

    /// <summary>Whether nobody would have to be asked about it.</summary>
    public static bool GoesThrough(StockOrder order, OrderFacts facts) => IsCoveredBySent(order, facts) || ChainOf(order, facts).GoesThrough;

    private static bool IsCoveredBySent(StockOrder order, OrderFacts facts) =>
        order.Change is not null && Coverage.Gap(order.AsSent(), order, facts) is null;

    private static ApprovalChain ChainOf(StockOrder order, OrderFacts facts) =>
        ApprovalRules.ChainFor(new OrderForApproval(order, facts.Settings, facts.Approval));

    /// <summary>A rule may let an order through that there is no rate for: its amount is told in its own currency then.</summary>
    private static OrderEvent.AutoApproved LetThrough(StockOrder order, ApprovalChain chain, AccountSettings settings)
    {
        var worth = OrderTotals.Of(order).Worth;
        var told = InAccountCurrency(worth, settings) ?? worth;
        return new OrderEvent.AutoApproved(
            told.Amount, settings.ApprovalLimit, told.Currency.Code, chain.LetThroughBy?.Id, chain.LetThroughBy?.Name);
    }

    /// <summary>Rounded at the account currency's minor unit, halves away from zero; null without a rate above zero.</summary>
    public static Money? InAccountCurrency(Money money, AccountSettings settings) =>
        settings.RateOf(money.Currency) is { } rate ? Money.RoundedHalfAway(money.Amount * rate, settings.Currency) : null;
}
