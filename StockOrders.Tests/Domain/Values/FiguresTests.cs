using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Values;

public sealed class FiguresTests
{
    private static readonly Currency[] Currencies = [Currency.Of("JPY"), Currency.Of("GBP"), Currency.Of("KWD"), Currency.Of("CLF")];

    [Fact]
    public void Amounts_and_quantities_read_as_their_patterns_say() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll<int, int, byte>((low, high, digits) =>
        {
            var figure = new decimal(low, high & 0xFFFF, 0, low < 0, (byte)(digits % 13));
            return Currencies.All(currency => Figures.Bare(figure, currency) == Pattern(figure, $"#,##0.{new string('0', currency.MinorUnits)}####"))
                && Figures.Quantity(figure) == Pattern(figure, "#,##0.############");
        }));

    [Theory]
    [InlineData("0", "GBP", "0.00 GBP")]
    [InlineData("2000", "GBP", "2,000.00 GBP")]
    [InlineData("2000.5", "GBP", "2,000.50 GBP")]
    [InlineData("0.12345", "GBP", "0.12345 GBP")]
    [InlineData("-1234.5", "JPY", "-1,234.5 JPY")]
    [InlineData("79228162514264337593543950335", "JPY", "79,228,162,514,264,337,593,543,950,335 JPY")]
    public void An_amount_has_at_least_the_digits_of_its_currency(string amount, string currency, string words) =>
        Assert.Equal(words, Figures.Amount(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(currency)));

    private static string Pattern(decimal figure, string pattern) => figure.ToString(pattern, CultureInfo.InvariantCulture);
}
