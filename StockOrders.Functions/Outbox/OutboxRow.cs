using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Outbox;

/// <summary>An effect that is owed. It stands until it is done; <paramref name="ClaimedUntil"/> keeps two workers from doing it at once.</summary>
internal sealed record OutboxRow(AccountId Account, Effect Effect, DateTimeOffset At, int Attempts = 0, DateTimeOffset? ClaimedUntil = null);
