using System.Globalization;

namespace StockOrders.Domain.Values;

/// <summary>Figures in sentences for people: English, with thousands separated, nothing rounded away.</summary>
internal static class Figures
{
    /// <summary>By minor digits. Standard formats are several times as fast as those of custom patterns, and a page has hundreds of figures.</summary>
    private static readonly string[] Standard = ["N0", "N1", "N2", "N3", "N4"];

    private static readonly string[] Patterns = [.. Standard.Select((_, digits) => $"#,##0.{new string('0', digits)}####")];

    public static string Quantity(decimal quantity) =>
        quantity.ToString(quantity.Scale == 0 && quantity > 0 ? "N0" : "#,##0.############", CultureInfo.InvariantCulture);

    /// <summary>At least the currency's minor digits, more where the amount has more: <c>2,000.00 GBP</c>.</summary>
    public static string Amount(decimal amount, Currency currency) =>
        $"{Bare(amount, currency)} {currency.Code}";

    /// <summary>The same without the currency, for columns that name it at their head.</summary>
    public static string Bare(decimal amount, Currency currency)
    {
        var isPlain = amount.Scale <= currency.MinorUnits && amount > 0;
        return amount.ToString((isPlain ? Standard : Patterns)[currency.MinorUnits], CultureInfo.InvariantCulture);
    }

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
