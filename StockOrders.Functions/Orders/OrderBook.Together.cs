using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>Orders to be made together, all or none.</summary>
/// <param name="Basis">What they were worked out from, as <see cref="OrderBook.Basis"/> gave it.</param>
internal sealed record OrdersRequest(AccountId Account, ImmutableArray<OrderCommand.Create> Creates, string Actor, StoredRow? Basis)
{
    public IdempotentOrders? Idempotency { get; init; }

    /// <inheritdoc cref="OrderRequest.Caller"/>
    public OrderCaller? Caller { get; init; }

    /// <inheritdoc cref="OrderRequest.Takes"/>
    public Func<Effect, bool>? Takes { get; init; }
}

/// <inheritdoc cref="IdempotentCall"/>
internal sealed record IdempotentOrders(string KeyHash, string Fingerprint, Func<ImmutableArray<StockOrder>, StoredAnswer> Answer);

/// <inheritdoc cref="OrderBooked"/>
internal sealed record OrdersBooked(ImmutableArray<OrderBooked> Booked, StoredAnswer? Replay = null)
{
    public ImmutableArray<StockOrder> Orders => [.. Booked.Select(booked => booked.Order)];
}

/// <summary>
/// Stands for what is needed: whoever orders by it takes it along, so that of two who looked at the same moment the second looks again and
/// finds on order what the first ordered.
/// </summary>
/// <param name="At">When something was last ordered by what was needed.</param>
/// <param name="Run">The run whose drafts are the ones to be made: of several at once, the one that worked out its needs last.</param>
/// <param name="Turn">Grows whenever another than that run orders by need, or another run takes over.</param>
internal sealed record NeedsBasisRow(DateTimeOffset At, string? Run = null, int Turn = 0);

internal sealed partial class OrderBook
{
    /// <summary>To be read before what is needed is worked out; null where nothing was ordered by it yet.</summary>
    public ValueTask<StoredRow?> Basis(AccountId account, CancellationToken cancellation) =>
        store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.NeedsBasis), cancellation);

    /// <summary>The answer that this key was given before; null where this is the first call under it.</summary>
    public Task<Outcome<StoredAnswer>?> FirstAnswer(AccountId account, string keyHash, string fingerprint, CancellationToken cancellation) =>
        AnswerUnder(new StoreKey(OrderRows.Partition(account), OrderRows.Idempotency(keyHash)), fingerprint, cancellation);

    /// <summary>One transaction. Null where the basis is not what it was: what is needed has to be worked out anew.</summary>
    public async Task<Outcome<OrdersBooked>?> CreateTogether(OrdersRequest request, CancellationToken cancellation)
    {
        var account = await settings.Get(request.Account, fresh: false, cancellation);
        var now = clock.GetUtcNow();
        var changes = new List<OrderChange>(request.Creates.Length);
        foreach (var create in request.Creates)
        {
            var decided = OrderDecisions.Decide(null, create, new OrderFacts(account, []) { Caller = request.Caller ?? new OrderCaller(request.Actor) }, now);
            if (decided.IsRefused)
            {
                return (Outcome<OrdersBooked>)decided.Refusals;
            }

            changes.Add(OrderChange.Of(
                new OrderRequest(request.Account, create.Id, create, request.Actor) { Takes = request.Takes }, null, null, decided.Value, [], account, now));
        }

        var booked = new OrdersBooked([.. changes.Select(change => change.Booked)]);
        RowChange[] rows = [.. changes.SelectMany(change => change.Rows), .. RowsBeside(request, booked.Orders, now)];
        if (rows.Length > StoreLimits.MaxChanges)
        {
            return (Outcome<OrdersBooked>)TooMany(changes.Count, rows.Length);
        }

        var outcome = await store.Commit(OrderRows.Partition(request.Account), rows, cancellation);
        if (outcome.Committed)
        {
            foreach (var change in changes)
            {
                await RingFor(request.Account, change);
            }

            await CountFor(request.Account, changes[0]);
            return (Outcome<OrdersBooked>)booked;
        }

        var first = request.Idempotency is { } call ? await FirstAnswer(request.Account, call.KeyHash, call.Fingerprint, cancellation) : null;
        return first is not { } answer ? null
            : answer.IsRefused ? answer.Refusals
            : new OrdersBooked([], answer.Value);
    }

    private static IEnumerable<RowChange> RowsBeside(OrdersRequest request, ImmutableArray<StockOrder> orders, DateTimeOffset now)
    {
        var basis = Packed.From(After(request.Basis, now) with { Turn = TurnOf(request.Basis) + 1 });
        yield return request.Basis is null
            ? RowChange.Insert(OrderRows.NeedsBasis, basis)
            : RowChange.Replace(OrderRows.NeedsBasis, basis, request.Basis.ETag);
        if (request.Idempotency is { } call)
        {
            yield return RowChange.Insert(
                OrderRows.Idempotency(call.KeyHash), Packed.From(new IdempotencyRow(call.Fingerprint, call.Answer(orders), now)));
        }
    }

    /// <summary>From now on drafts are this run's to make: another that was about to leaves them to it.</summary>
    public Task Claim(AccountId account, string run, CancellationToken cancellation) =>
        Turn(account, basis => basis?.Run != run, run, cancellation);

    /// <summary>From now on drafts are not this run's to make: one that it was about to make is refused, and none is made afterwards.</summary>
    public Task Release(AccountId account, string run, CancellationToken cancellation) =>
        Turn(account, basis => basis?.Run == run, null, cancellation);

    private async Task Turn(AccountId account, Func<NeedsBasisRow?, bool> isDue, string? run, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var basis = await Basis(account, cancellation);
            if (!isDue(basis is null ? null : Packed.To<NeedsBasisRow>(basis)))
            {
                return;
            }

            var turned = Packed.From(new NeedsBasisRow(clock.GetUtcNow(), run, TurnOf(basis) + 1));
            var change = basis is null ? RowChange.Insert(OrderRows.NeedsBasis, turned) : RowChange.Replace(OrderRows.NeedsBasis, turned, basis.ETag);
            if ((await store.Commit(OrderRows.Partition(account), [change], cancellation)).Committed)
            {
                return;
            }
        }

        throw new CrowdedException($"Others ordered by what is needed {MaxAttempts} times in a row.");
    }

    private static NeedsBasisRow After(StoredRow? basis, DateTimeOffset now) =>
        (basis is null ? new NeedsBasisRow(now) : Packed.To<NeedsBasisRow>(basis)) with { At = now };

    private static int TurnOf(StoredRow? basis) => basis is null ? 0 : Packed.To<NeedsBasisRow>(basis).Turn;

    private static Refusal TooMany(int orders, int rows) => new(
        RefusalKind.Invalid,
        "too_many_orders",
        $"{orders} orders do not fit one transaction, and all are made or none: about {Math.Max(1, StoreLimits.MaxChanges * orders / rows)} do. Pick fewer vendors at once.",
        "per_vendor");
}
