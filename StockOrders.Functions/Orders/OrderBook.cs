using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Orders;

/// <summary>
/// The one way to change an order: load, decide, save in one transaction, and decide again on the newest state when someone else
/// was faster. Costs one read and one transaction, and what may let an order through a second read: of the settings; creating costs the transaction alone.
/// </summary>
internal sealed partial class OrderBook(IStore store, SettingsRows settings, OutboxBell bell, OrderCounts counts, ApprovalReadings approvals, VendorSilence silence, TimeProvider clock, ILogger<OrderBook> log)
{
    /// <summary>Each lost race means that another change went through, so this many in a row is a fault and not a busy day.</summary>
    private const int MaxAttempts = 50;

    public async Task<Outcome<OrderBooked>> Execute(OrderRequest request, CancellationToken cancellation)
    {
        if (request.Idempotency is not null && request.Command is not OrderCommand.Create
            && await FirstAnswer(request, cancellation) is { } answered)
        {
            return answered;
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = request.Command is OrderCommand.Create ? null : await Document(request, cancellation);
            if (row is null && request.Command is not OrderCommand.Create)
            {
                return Missing(request.Order);
            }

            var order = row is null ? null : Packed.To<StockOrder>(row);
            if (order is not null && request.IfMatch?.Refusal(order.Version, order.SameSince()) is { } stale)
            {
                return stale;
            }

            var planned = Planned(request, order);
            if (planned.IsRefused)
            {
                return planned.Refusals;
            }

            var isFresh = request.FreshSettings || (order is not null && planned.Value.Any(command => ApprovalReading.LetsThrough(command, order)));
            var account = await settings.Get(request.Account, isFresh, cancellation);
            var now = clock.GetUtcNow();
            var invoices = order is null ? [] : await InvoicesToDecideOn(request.Account, planned.Value, order, cancellation);
            var approval = await approvals.Open(request.Account, account, cancellation);
            var facts = new OrderFacts(account, [.. invoices.Select(stored => stored.Invoice)], OrderIds.Backorder(request.Order, now))
            {
                Connection = request.Connection,
                Confirmation = await silence.For(request.Account, order, planned.Value, cancellation),
                Caller = request.Caller ?? new OrderCaller(request.Actor),
                Approval = await approval.For(order, planned.Value, cancellation),
            };
            var decided = DecidedTogether.Decide(order, planned.Value, facts, request.Actor, now);
            if (decided.IsRefused)
            {
                // What stands in the way may be this very call, made a moment ago: it gets its answer, not a refusal of its own work.
                return request.Idempotency is not null && await FirstAnswer(request, cancellation) is { } first ? first : decided.Refusals;
            }

            if (decided.Value.IsEmpty && request.Idempotency is null)
            {
                return new OrderBooked(order!, false);
            }

            var change = OrderChange.Of(request, row, order, decided.Value, invoices, account, now);
            IReadOnlyList<RowChange> rows = [.. change.Rows, .. request.Beside, .. await approval.Rows(change, decided.Value, cancellation)];
            if (request.Basis is { } basis)
            {
                rows = [.. rows, RowChange.Replace(OrderRows.NeedsBasis, Packed.From(After(basis, now)), basis.ETag)];
            }

            var outcome = await store.Commit(OrderRows.Partition(request.Account), rows, cancellation);
            if (outcome.Committed)
            {
                await RingFor(request.Account, change);
                await CountFor(request.Account, change);
                return change.Booked;
            }

            if (await Explain(request, outcome.ConflictingRow!, cancellation) is { } explained)
            {
                return explained;
            }

            LostRace(request.Order.Value, attempt + 1);
        }

        throw new CrowdedException($"Order {request.Order} was changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>The order as it stands, or null.</summary>
    public async Task<StockOrder?> Find(AccountId account, OrderId order, CancellationToken cancellation) =>
        await store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.Document(order)), cancellation) is { } row
            ? Packed.To<StockOrder>(row)
            : null;

    private static Refusal Missing(OrderId order) => new(RefusalKind.Missing, "order_not_found", $"There is no order {order}.");

    private static Outcome<ImmutableArray<OrderCommand>> Planned(OrderRequest request, StockOrder? order) =>
        request.Command is { } command ? ImmutableArray.Create(request.IfMatch is not null && order is not null ? command.SeenIn(order) : command)
        : request.Plan is { } plan ? plan(order!)
        : throw new ArgumentException("A request needs a command or a plan.", nameof(request));

    private ValueTask<StoredRow?> Document(OrderRequest request, CancellationToken cancellation) =>
        store.Read(new StoreKey(OrderRows.Partition(request.Account), OrderRows.Document(request.Order)), cancellation);

    /// <summary>The change is made: a caller who hangs up now must not keep its effects waiting for the sweep.</summary>
    private Task RingFor(AccountId account, OrderChange change) =>
        change.Effects.Count > 0 ? bell.Ring(account, change.Effects, CancellationToken.None) : Task.CompletedTask;

    /// <summary>The change is made and must not be answered as if it were not, because sums could not be folded after it.</summary>
    private async Task CountFor(AccountId account, OrderChange change)
    {
        try
        {
            if (change.IsCounted)
            {
                await counts.Changed(account, CancellationToken.None);
            }
        }
        catch (Exception failure)
        {
            NotFolded(failure, account.Value);
        }
    }

    [LoggerMessage(1102, LogLevel.Warning, "The counts of account {Account} could not be folded; the next who finds many tries again.")]
    private partial void NotFolded(Exception failure, string account);

    [LoggerMessage(1101, LogLevel.Information, "Order {Order} was changed by someone else meanwhile; deciding again (attempt {Attempt}).")]
    private partial void LostRace(string order, int attempt);
}
