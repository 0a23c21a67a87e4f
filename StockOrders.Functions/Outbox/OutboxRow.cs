using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Outbox;

/// <summary>An effect that is owed. It stands until it is done; <paramref name="ClaimedUntil"/> keeps two workers from doing it at once.</summary>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="Told">The order's timeline says that it failed.</param>
internal sealed record OutboxRow(AccountId Account, Effect Effect, DateTimeOffset At, int Attempts = 0, DateTimeOffset? ClaimedUntil = null, bool Told = false)
{
    /// <summary>Longer than a mail may take to be handed over (<see cref="Mail.MailFeature.SendTimeout"/>), so that a live worker never loses its claim.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestRest = TimeSpan.FromHours(6);

    private const int MostDoublings = 10;

    /// <summary>The row as claimed by someone who begins now. A worker that dies is replaced when its claim ends, however often that happens.</summary>
    public OutboxRow Claim(DateTimeOffset now) => this with { Attempts = Attempts + 1, ClaimedUntil = now + ClaimLasts };

    /// <summary>
    /// The row after an attempt that failed: it rests for half a minute, then twice as long each time, and as long as it was asked to, up to
    /// six hours.
    /// </summary>
    public OutboxRow Rest(DateTimeOffset now, TimeSpan? asked = null)
    {
        var rest = ClaimLasts * (1 << Math.Clamp(Attempts - 1, 0, MostDoublings));
        rest = asked > rest ? asked.Value : rest;
        return this with { ClaimedUntil = now + (rest < LongestRest ? rest : LongestRest) };
    }

    /// <summary>Somebody else is at it, or it failed not long ago.</summary>
    public bool IsClaimed(DateTimeOffset now) => ClaimedUntil > now;
}
