using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Outbox;

/// <summary>An effect that is owed. It stands until it is done; <paramref name="ClaimedUntil"/> keeps two workers from doing it at once.</summary>
/// <param name="Attempts">How often it was claimed.</param>
internal sealed record OutboxRow(AccountId Account, Effect Effect, DateTimeOffset At, int Attempts = 0, DateTimeOffset? ClaimedUntil = null)
{
    /// <summary>Longer than a mail may take to be handed over (<see cref="Mail.MailFeature.SendTimeout"/>), so that a live worker never loses its claim.</summary>
    public static readonly TimeSpan FirstClaim = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestClaim = TimeSpan.FromHours(6);

    private const int MostDoublings = 10;

    /// <summary>
    /// The row as claimed by someone who begins now. Each claim lasts twice as long as the one before, up to six hours: a worker that
    /// died is replaced soon, and what keeps failing is tried ever more rarely without anything being written when it fails.
    /// </summary>
    public OutboxRow Claim(DateTimeOffset now)
    {
        var claim = FirstClaim * (1 << Math.Min(Attempts, MostDoublings));
        return this with { Attempts = Attempts + 1, ClaimedUntil = now + (claim < LongestClaim ? claim : LongestClaim) };
    }

    /// <summary>Somebody else is at it, or it failed not long ago.</summary>
    public bool IsClaimed(DateTimeOffset now) => ClaimedUntil > now;
}
