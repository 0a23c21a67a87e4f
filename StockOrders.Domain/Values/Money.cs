namespace StockOrders.Domain.Values;

/// <summary>
/// An amount in a currency, always a whole number of its minor units. Unlike currencies do not mix: to add or compare them throws.
/// </summary>
internal readonly record struct Money : IComparable<Money>
{
    private Money(decimal amount, Currency currency)
    {
        Amount = amount;
        Currency = currency;
    }

    public decimal Amount { get; }

    public Currency Currency { get; }

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The amount as it stands; throws <see cref="ArgumentException"/> where it has more digits than the currency.</summary>
    public static Money Exactly(decimal amount, Currency currency) => Round(amount, currency) == amount
        ? new Money(amount, currency)
        : throw new ArgumentException($"{amount} is not a whole number of minor units of {currency}.", nameof(amount));

    /// <summary>Rounded at the minor unit, halves away from zero, as invoices are: 0.125 GBP is 0.13.</summary>
    public static Money RoundedHalfAway(decimal amount, Currency currency) => new(Round(amount, currency), currency);

    public static Money operator +(Money left, Money right) => new(left.Amount + Alike(left, right).Amount, left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - Alike(left, right).Amount, left.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(Alike(this, other).Amount);

    public override string ToString() => Figures.Amount(Amount, Currency);

    private static decimal Round(decimal amount, Currency currency) =>
        Math.Round(amount, currency.MinorUnits, MidpointRounding.AwayFromZero);

    private static Money Alike(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
