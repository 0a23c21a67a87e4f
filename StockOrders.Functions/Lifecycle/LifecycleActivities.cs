using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Lifecycle;

/// <summary>
/// The steps of an order's lifecycle, one command each. Each may run again after it succeeded: the decision is made on the stored order,
/// which by then says that nothing is left to do.
/// </summary>
internal sealed class LifecycleActivities(OrderBook book, TimeProvider clock)
{
    private const string Actor = "system";

    [Function(nameof(LookAtOrder))]
    public async Task<LifecycleView> LookAtOrder([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        ViewOf(await book.Find(new AccountId(subject.Account), new OrderId(subject.Order), cancellation));

    [Function(nameof(RouteForApproval))]
    public Task<LifecycleView> RouteForApproval([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        Do(subject, new OrderCommand.RouteForApproval(), cancellation);

    [Function(nameof(SendToSupplier))]
    public Task<LifecycleView> SendToSupplier([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        Do(subject, new OrderCommand.Send(), cancellation);

    [Function(nameof(ActOnDeadline))]
    public Task<LifecycleView> ActOnDeadline([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        Do(subject, new OrderCommand.ActOnDeadline(), cancellation);

    [Function(nameof(BeginMatching))]
    public Task<LifecycleView> BeginMatching([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        Do(subject, new OrderCommand.BeginMatching(), cancellation);

    [Function(nameof(CloseIfMatched))]
    public Task<LifecycleView> CloseIfMatched([ActivityTrigger] OrderSubject subject, CancellationToken cancellation) =>
        Do(subject, new OrderCommand.CloseIfMatched(), cancellation);

    /// <summary>A refusal is no failure: somebody changed the order since it was looked at, and what is next follows from that.</summary>
    private async Task<LifecycleView> Do(OrderSubject subject, OrderCommand command, CancellationToken cancellation)
    {
        var (account, order) = (new AccountId(subject.Account), new OrderId(subject.Order));
        var outcome = await book.Execute(new OrderRequest(account, order, command, Actor) { FreshSettings = true }, cancellation);
        return ViewOf(outcome.IsRefused ? await book.Find(account, order, cancellation) : outcome.Value.Order);
    }

    /// <summary>An order that is not there (a draft can be deleted) has no life left.</summary>
    private LifecycleView ViewOf(StockOrder? order) =>
        order is null ? new LifecycleView(LifecycleStep.Over, 0, null) : LifecyclePlan.ViewOf(order, clock.GetUtcNow());
}
