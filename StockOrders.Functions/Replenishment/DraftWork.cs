using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Does what a run decided of one vendor's and warehouse's drafts, each step in one transaction with the row that stands for what is needed.</summary>
internal sealed class DraftWork(OrderBook orders)
{
    /// <summary>What says that the plan does not fit any more: it is made anew.</summary>
    private static readonly string[] Overtaken = ["needs_changed", "order_exists", "order_not_found", Replanning.NotItsDraft];

    internal sealed record Order(MakeDraft.Input Input, string? ShopName, string? WarehouseName, StoredRow Basis, IReadOnlyList<StockOrder> Standing)
    {
        public AccountId Account => new(Input.Run.Account);

        public OrderHeader Complete(OrderHeader header, string? reference) =>
            header with { Reference = reference, WarehouseName = WarehouseName, ShopName = ShopName };
    }

    /// <returns>What became of each; null where the plan has to be made anew.</returns>
    public async Task<IReadOnlyList<RunDraftRow>?> Do(Order order, ImmutableArray<DraftStep> steps, CancellationToken cancellation)
    {
        var (done, number) = (new List<RunDraftRow>(), 0);
        foreach (var step in steps)
        {
            // Each step changes the row that the next one builds upon.
            var current = done.Count == 0 ? order.Basis : await orders.Basis(order.Account, cancellation);
            if (current is null || Packed.To<NeedsBasisRow>(current) is var now && Packed.To<NeedsBasisRow>(order.Basis) is var was && (now.Run, now.Turn) != (was.Run, was.Turn))
            {
                return null;
            }

            RunDraftRow? row;
            (row, number) = step switch
            {
                DraftStep.Make make => await Make(order with { Basis = current }, make.Draft, number, cancellation),
                _ => (await Change(order with { Basis = current }, step, cancellation), number),
            };
            if (row is null)
            {
                return null;
            }

            done.Add(row);
        }

        return done;
    }

    private async Task<RunDraftRow?> Change(Order order, DraftStep step, CancellationToken cancellation)
    {
        var run = order.Input.Run;
        var (standing, remarks, commands) = step switch
        {
            DraftStep.Rewrite(var there, var draft) => (there, draft.Remarks, ImmutableArray.Create<OrderCommand>([
                new OrderCommand.Replan(run.Run, run.Night, order.Complete(draft.Header, there.Header.Reference), draft.Lines, $"What is needed on {run.Night:yyyy-MM-dd}."),
                .. draft.Submits ? [new OrderCommand.Submit()] : ImmutableArray<OrderCommand>.Empty])),
            DraftStep.Add(var there, var draft) => (there, draft.Remarks, [
                new OrderCommand.TopUp(run.Run, run.Night, draft.Lines, $"Needed on {run.Night:yyyy-MM-dd} beyond what stands here.")]),
            DraftStep.TakeBack(var there, var reason) => (there, [$"{Named(there)} was taken back: {reason}"], [new OrderCommand.Withdraw(reason)]),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
        var changed = await orders.Execute(
            new OrderRequest(order.Account, standing.Id, null, "system") { Plan = _ => commands, Basis = order.Basis, Run = run.Parts }, cancellation);
        if (changed.IsRefused)
        {
            return IsOvertaken(changed) ? null : new RunDraftRow(null, Problem(changed), remarks);
        }

        // Written by this run: now, or before it last died.
        var isListed = step is not DraftStep.TakeBack && changed.Value.Order.PlannedBy == run.Run;
        return new RunDraftRow(isListed ? standing.Id : null, null, isListed || step is DraftStep.TakeBack ? remarks : []);
    }

    /// <param name="number">The first that the draft may have.</param>
    /// <returns>What became of it, and the first number that the next one may have.</returns>
    private async Task<(RunDraftRow? Result, int Next)> Make(Order order, WantedDraft draft, int number, CancellationToken cancellation)
    {
        while (true)
        {
            var id = Id(order, number++);
            if (await orders.Find(order.Account, id, cancellation) is { } there)
            {
                if (there.Run == order.Input.Run.Run && order.Standing.All(standing => standing.Id != id))
                {
                    // Made before this activity last died, and submitted since, or taken away by a person.
                    return (new RunDraftRow(id, null, []), number);
                }

                continue;
            }

            var create = new OrderCommand.Create(
                id,
                draft.Header.SourceWarehouse is null ? OrderType.Purchase : OrderType.Transfer,
                OrderSource.Replenishment,
                order.Complete(draft.Header, ReferenceOf(order.Input, number)),
                draft.Lines,
                draft.Submits,
                order.Input.Run.Run);
            var made = await orders.Execute(new OrderRequest(order.Account, id, create, "system") { Basis = order.Basis, Run = order.Input.Run.Parts }, cancellation);
            return made.IsRefused
                ? (IsOvertaken(made) ? null : new RunDraftRow(null, Problem(made), draft.Remarks), number)
                : (new RunDraftRow(id, null, draft.Remarks), number);
        }
    }

    private static OrderId Id(Order order, int number)
    {
        var (run, need) = order.Input;
        var warehouse = new WarehouseId(need.Warehouse);
        return need.Source is { } source
            ? OrderIds.Transfer(order.Account, run.Night, new WarehouseId(source), warehouse, number)
            : OrderIds.Replenishment(order.Account, run.Night, new VendorId(need.Vendor), warehouse, number);
    }

    /// <summary>A number for people, who cannot tell ids apart: R261121-pennine_mills-leeds, and -2 for a second one of the day.</summary>
    private static string ReferenceOf(MakeDraft.Input input, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(input.Need.Source is null ? "R" : "T")}{input.Run.Night:yyMMdd}-{Short(input.Need.Source ?? input.Need.Vendor)}-{Short(input.Need.Warehouse)}{(number > 1 ? $"-{number}" : "")}");

    private static string Short(string id) => id.Length <= 40 ? id : id[..40];

    private static string Named(StockOrder order) => order.Header.Reference ?? order.Id.Value;

    private static bool IsOvertaken<T>(Outcome<T> outcome) => outcome.Refusals.Any(refusal => Overtaken.Contains(refusal.Code));

    private static string Problem<T>(Outcome<T> outcome) => string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message));
}
