using System.Collections.Concurrent;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What all pages of an account's run work from, read once for a process and not for each page. What came on order after it was read is
/// seen when a draft is made.
/// </summary>
internal sealed class RunMemory(AccountFacts accounts, TimeProvider clock)
{
    /// <summary>Shorter than the sweep's quarter of an hour, so that a run that is tried again works from what is true then.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    /// <summary>Accounts whose facts are held at once; past it memory is simply cleared.</summary>
    private const int MaxRemembered = 32;

    private readonly AccountTurns turns = new();
    private readonly ConcurrentDictionary<AccountId, Remembered> remembered = new();

    /// <summary>The facts, without anything of single variants' sales.</summary>
    public async Task<VariantFacts> Of(AccountId account, string run, CancellationToken cancellation) =>
        Known(account, run) ?? await turns.One(
            account, async () => Known(account, run) ?? await Read(account, run, cancellation), cancellation);

    public void Forget(AccountId account) => remembered.TryRemove(account, out _);

    private VariantFacts? Known(AccountId account, string run) =>
        remembered.TryGetValue(account, out var known) && known.Run == run && clock.GetUtcNow() < known.Until ? known.Facts : null;

    private async Task<VariantFacts> Read(AccountId account, string run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var facts = await accounts.Of(account, cancellation);
        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[account] = new Remembered(run, now + RememberedFor, facts);
        return facts;
    }

    private sealed record Remembered(string Run, DateTimeOffset Until, VariantFacts Facts);
}
