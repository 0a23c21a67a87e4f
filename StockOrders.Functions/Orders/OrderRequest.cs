using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>A command, for whom, and under what conditions.</summary>
/// <param name="Actor">Who asks, as the timeline shows it: <c>api:&lt;key name&gt;</c>, <c>approver:&lt;address&gt;</c>, <c>system</c>.</param>
internal sealed record OrderRequest(AccountId Account, OrderId Order, OrderCommand? Command, string Actor)
{
    /// <summary>In place of <see cref="Command"/>: what is asked depends on the order as it stands, and is worked out anew on each try.</summary>
    public Func<StockOrder, Outcome<ImmutableArray<OrderCommand>>>? Plan { get; init; }

    /// <summary>The versions the caller decided on; another one is refused as stale.</summary>
    public ExpectedVersions? IfMatch { get; init; }

    public IdempotentCall? Idempotency { get; init; }

    /// <summary>Who asks, as far as approval needs to know them; null where the actor says it all.</summary>
    public OrderCaller? Caller { get; init; }

    /// <summary>The connection whose sync asks: it may change what it owns.</summary>
    public string? Connection { get; init; }

    /// <summary>
    /// Effects of this change that the caller does itself at once: their rows are written as claimed, and nobody is woken for them.
    /// </summary>
    public Func<Effect, bool>? Takes { get; init; }

    /// <summary>
    /// What was needed when this was worked out, as <see cref="OrderBook.Basis"/> gave it: where somebody ordered by it meanwhile, nothing is
    /// done and <c>needs_changed</c> says so. Null where nothing was worked out.
    /// </summary>
    public StoredRow? Basis { get; init; }

    /// <summary>
    /// The attempt of a run that asks (<c>RunInput.Parts</c>): what is on order of other quantities then is noted with the change, until the
    /// run has counted it. Null where nobody counts afterwards.
    /// </summary>
    public string? Run { get; init; }

    /// <summary>
    /// Rows of the account's orders that are written with the change, and only with it. Where one of them stands in the way, nothing is done
    /// and <see cref="OrderBook.BesideTaken"/> says so.
    /// </summary>
    public IReadOnlyList<RowChange> Beside { get; init; } = [];

    /// <summary>Settings are read from the store rather than from memory, for decisions that a changed limit must reach at once.</summary>
    public bool FreshSettings { get; init; }
}

/// <summary>A call that may be sent again by its client.</summary>
/// <param name="KeyHash">Hash of account, caller and key.</param>
/// <param name="Answer">Renders the answer that is kept with the change.</param>
internal sealed record IdempotentCall(string KeyHash, string Fingerprint, Func<OrderBooked, StoredAnswer> Answer);

/// <summary>What a command led to.</summary>
/// <param name="Changed">False when the command changed nothing.</param>
/// <param name="Replay">The first answer, when this very call was made before; then nothing else is to be read from this.</param>
internal sealed record OrderBooked(
    StockOrder Order,
    bool Changed,
    SupplierInvoice? Invoice = null,
    StoredAnswer? Replay = null)
{
    /// <summary>As it stood before; null where it is new or nothing changed.</summary>
    public StockOrder? Before { get; init; }

    /// <summary>What the change may bear upon: the order as it is, and as it was where a line may have gone.</summary>
    public IEnumerable<StockOrder> Touched => Before is null ? [Order] : [Before, Order];

    /// <summary>Rows of the effects that the caller took upon itself, claimed.</summary>
    public IReadOnlyList<OutboxRow> Taken { get; init; } = [];
}
