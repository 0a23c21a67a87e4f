using System.Collections.Concurrent;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on order while a run's drafts are made, read once for all of them and again when somebody else ordered by need. What the run itself
/// ordered meanwhile is not in it: no two of its drafts order the same goods.
/// </summary>
internal sealed class OnOrderMemory(OnOrderNow onOrder, TimeProvider clock)
{
    /// <summary>What people order by naming goods is seen after this at the latest.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    private const int MaxRemembered = 32;

    private readonly ConcurrentDictionary<AccountId, Remembered> remembered = new();

    /// <param name="run">With its attempt.</param>
    /// <param name="turn">Of the basis; see <see cref="Orders.NeedsBasisRow"/>.</param>
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised>> Of(
        AccountId account, string run, int turn, CancellationToken cancellation)
    {
        if (remembered.TryGetValue(account, out var known) && (known.Run, known.Turn) == (run, turn) && clock.GetUtcNow() < known.Until)
        {
            return known.OnOrder;
        }

        var until = clock.GetUtcNow() + RememberedFor;
        var found = await onOrder.Of(account, cancellation);
        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[account] = new Remembered(run, turn, until, found);
        return found;
    }

    private sealed record Remembered(
        string Run, int Turn, DateTimeOffset Until, Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised> OnOrder);
}
