using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Values;
using static System.Globalization.CultureInfo;

namespace StockOrders.Tests.Domain.Values;

public sealed class MoneyTests
{
    private static readonly Currency[] Currencies = [Currency.Of("JPY"), Currency.Of("GBP"), Currency.Of("KWD"), Currency.Of("CLF")];

    [Theory]
    [InlineData("0.125", "GBP", "0.13")]
    [InlineData("-0.125", "GBP", "-0.13")]
    [InlineData("0.1249", "GBP", "0.12")]
    [InlineData("0.5", "JPY", "1")]
    [InlineData("0.0005", "KWD", "0.001")]
    public void Halves_are_rounded_away_from_zero_at_the_minor_unit(string amount, string currency, string rounded) =>
        Assert.Equal(decimal.Parse(rounded, InvariantCulture), Money.RoundedHalfAway(decimal.Parse(amount, InvariantCulture), Currency.Of(currency)).Amount);

    [Fact]
    public void An_amount_finer_than_its_currency_is_not_money()
    {
        Assert.Throws<ArgumentException>(() => Money.Exactly(0.001m, Some.Pounds));
        Assert.Equal(0.10m, Money.Exactly(0.10m, Some.Pounds).Amount);
    }

    [Fact]
    public void Unlike_currencies_do_not_mix()
    {
        var (pound, yen) = (Money.Exactly(1, Some.Pounds), Money.Exactly(1, Currency.Of("JPY")));

        Assert.Throws<InvalidOperationException>(() => pound + yen);
        Assert.Throws<InvalidOperationException>(() => pound - yen);
        Assert.Throws<InvalidOperationException>(() => pound < yen);
        Assert.NotEqual(pound, yen);
    }

    [Fact]
    public void Adding_and_comparing_obey_the_laws_of_numbers()
    {
        var amounts = (from currency in Gen.Elements(Currencies)
                       from a in Amount(currency)
                       from b in Amount(currency)
                       from c in Amount(currency)
                       select (a, b, c)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(amounts, sample =>
        {
            var (a, b, c) = sample;
            return a + b == b + a && a + b + c == a + (b + c) && a + b - b == a && a + Money.Zero(a.Currency) == a
                && (a < b) == (b > a) && (a <= b) == !(a > b) && (a.CompareTo(b) == 0) == (a == b) && (a != b || a.GetHashCode() == b.GetHashCode());
        }));
    }

    [Fact]
    public void Parts_sum_to_the_whole_and_are_within_a_minor_unit_of_their_share()
    {
        var cases = (from currency in Gen.Elements(Currencies)
                     from whole in Amount(currency)
                     from count in Gen.Choose(1, 20)
                     from weights in Gen.Choose(0, 1_000).Select(weight => weight / 7m).ListOf(count)
                     where weights.Any(weight => weight > 0)
                     select (whole, weights)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(cases, one =>
        {
            var parts = one.whole.Split([.. one.weights]);
            var unit = (decimal)Math.Pow(10, -one.whole.Currency.MinorUnits);
            var sum = one.weights.Sum();
            return parts.Aggregate(Money.Zero(one.whole.Currency), (total, part) => total + part) == one.whole
                && parts.Zip(one.weights).All(pair => Math.Abs(pair.First.Amount - (one.whole.Amount * pair.Second / sum)) < unit * 1.000001m)
                && parts.Zip(one.weights).All(pair => pair.Second > 0 || pair.First.Amount == 0);
        }));
    }

    [Theory]
    [InlineData("1000", "JPY", "333 333 334", "1 1 1.001")]
    [InlineData("1000", "JPY", "334 333 333", "1 1 1")]
    [InlineData("-0.05", "GBP", "-0.03 -0.02", "1 1")]
    [InlineData("100", "GBP", "0 100", "0 3")]
    public void What_is_left_over_goes_to_the_largest_remainders(string whole, string currency, string parts, string weights) => Assert.Equal(
        Numbers(parts),
        Money.Exactly(decimal.Parse(whole, InvariantCulture), Currency.Of(currency)).Split(Numbers(weights)).Select(part => part.Amount));

    [Fact]
    public void Weights_of_nothing_cannot_be_split_by()
    {
        Assert.Throws<ArgumentException>(() => Money.Zero(Some.Pounds).Split([0, 0]));
        Assert.Throws<ArgumentException>(() => Money.Zero(Some.Pounds).Split([]));
        Assert.Throws<ArgumentException>(() => Money.Zero(Some.Pounds).Split([2, -1]));
    }

    private static Gen<Money> Amount(Currency currency) =>
        Gen.Choose(-1_000_000, 1_000_000).Select(units => Money.Exactly(units * new decimal(1, 0, 0, false, (byte)currency.MinorUnits), currency));

    private static decimal[] Numbers(string text) => [.. text.Split(' ').Select(number => decimal.Parse(number, InvariantCulture))];
}
