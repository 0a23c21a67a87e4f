using System.Globalization;

namespace StockOrders.Domain.Values;

/// <summary>Figures in sentences for people: English, with thousands separated, nothing rounded away.</summary>
internal static class Figures
{
    public static string Quantity(decimal quantity) => quantity.ToString("#,##0.############", CultureInfo.InvariantCulture);

    /// <summary>At least the currency's minor digits, more where the amount has more: <c>2,000.00 GBP</c>.</summary>
    public static string Amount(decimal amount, Currency currency) =>
        amount.ToString($"#,##0{Digits(currency)}", CultureInfo.InvariantCulture) + " " + currency.Code;

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static string Digits(Currency currency) => "." + new string('0', currency.MinorUnits) + "####";
}
