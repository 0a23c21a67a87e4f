namespace StockOrders.Domain.Values;

/// <summary>An ISO 4217 currency by its upper-case code.</summary>
internal readonly record struct Currency
{
    private Currency(string code, int minorUnits)
    {
        Code = code;
        MinorUnits = minorUnits;
    }

    public string Code { get; }

    /// <summary>Digits after the point: 0 for JPY, 3 for KWD, mostly 2.</summary>
    public int MinorUnits { get; }

    /// <summary>The currency of that code in any case, or null where ISO 4217 has none.</summary>
    public static Currency? Find(string code)
    {
        var upper = code.ToUpperInvariant();
        return Iso4217.MinorUnits.TryGetValue(upper, out var minor) ? new Currency(upper, minor) : null;
    }

    /// <summary>The currency of a code known to be right; throws <see cref="ArgumentException"/> where it is not.</summary>
    public static Currency Of(string code) =>
        Find(code) ?? throw new ArgumentException($"'{code}' is not an ISO 4217 currency.", nameof(code));

    public override string ToString() => Code;
}
