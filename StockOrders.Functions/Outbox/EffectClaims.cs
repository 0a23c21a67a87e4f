using Microsoft.Extensions.Logging;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>Why an effect could not be done now.</summary>
/// <param name="RestFor">How long whoever refused asks to be left alone; null where they did not say.</param>
internal readonly record struct EffectFailure(string Message, TimeSpan? RestFor = null);

/// <summary>
/// Effects that reach outside are done by one worker at a time: claimed, tried, and crossed off, or laid aside for longer and longer. A worker
/// that dies leaves its claim, which ends by itself.
/// </summary>
internal sealed partial class EffectClaims(IStore store, TimeProvider clock, ILogger<EffectClaims> log)
{
    /// <summary>What failed this often is a matter for a person; it is tried again all the same.</summary>
    private const int AttemptsBeforeAlarm = 5;

    /// <param name="act">Does it; null when it is done.</param>
    /// <returns>When to come back for it; null when it is done.</returns>
    public async Task<DateTimeOffset?> Do(StoredRow stored, OutboxRow row, Func<Task<EffectFailure?>> act, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (row.IsClaimed(now))
        {
            return row.ClaimedUntil;
        }

        var claimed = row.Claim(now);
        var claim = RowChange.Replace(stored.Key.Row, Packed.From(claimed), stored.ETag);
        if (!(await store.Commit(stored.Key.Partition, [claim], cancellation)).Committed)
        {
            // Someone was faster, with a claim as long as ours.
            return claimed.ClaimedUntil;
        }

        if (await act() is { } failure)
        {
            var resting = claimed.Rest(clock.GetUtcNow(), failure.RestFor);
            await LayAside(stored.Key, claimed, resting, cancellation);
            Failed(
                claimed.Attempts < AttemptsBeforeAlarm ? LogLevel.Warning : LogLevel.Error,
                row.Effect.Id, failure.Message, resting.Attempts, resting.ClaimedUntil!.Value);
            return resting.ClaimedUntil;
        }

        await CrossOff(stored.Key, cancellation);
        return null;
    }

    /// <summary>Without a condition: whoever else holds the row now would only do again what is done.</summary>
    public ValueTask<CommitOutcome> CrossOff(StoreKey key, CancellationToken cancellation) =>
        store.Commit(key.Partition, [RowChange.Delete(key.Row)], cancellation);

    /// <summary>Only while the claim is still ours: a row that somebody has crossed off meanwhile must not come back.</summary>
    private async Task LayAside(StoreKey key, OutboxRow claimed, OutboxRow resting, CancellationToken cancellation)
    {
        if (await store.Read(key, cancellation) is { } stored && Packed.To<OutboxRow>(stored).Attempts == claimed.Attempts)
        {
            await store.Commit(key.Partition, [RowChange.Replace(key.Row, Packed.From(resting), stored.ETag)], cancellation);
        }
    }

    [LoggerMessage(EventId = 3102, Message = "Effect {Effect} was not taken: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void Failed(LogLevel level, string effect, string failure, int attempt, DateTimeOffset next);
}
