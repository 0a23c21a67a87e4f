using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

public sealed class CategoryTotalsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_category_says_what_its_variants_sell_on_average()
    {
        var totals = Totals(Flat(2), Flat(6));

        Assert.Equal(new CategoryProfile("Shirts", 2, 4, 0, null), totals.Profile("Shirts"));
        Assert.Null(new CategoryTotals().Profile("Shirts"));
    }

    [Fact]
    public void Two_years_of_variants_show_the_season_that_they_were_made_with_and_not_their_growth()
    {
        var totals = Totals([.. Enumerable.Range(1, 60).Select(seed => Seasonal(seed, growth: 0.8))]);

        var season = totals.Profile("Coats")!.Season!;

        for (var day = 0; day < 364; day += 7)
        {
            Assert.Equal(Factor(day + 3), season.On(day), 0.12);
        }
    }

    [Fact]
    public void Few_variants_show_no_season() =>
        Assert.Null(Totals([.. Enumerable.Range(1, 9).Select(seed => Seasonal(seed, growth: 0))]).Profile("Coats")!.Season);

    [Fact]
    public void Parts_of_a_category_merge_to_the_whole()
    {
        double[][] all = [.. Enumerable.Range(1, 20).Select(seed => Seasonal(seed, growth: 0.2))];
        var (whole, parts) = (Totals(all), Totals(all[..7]));

        parts.Merge(Totals(all[7..]));

        var (one, other) = (whole.Profile("Coats")!, parts.Profile("Coats")!);
        Assert.Equal(one.Variants, other.Variants);
        Assert.Equal((one.Daily, one.Deviation), (other.Daily, other.Deviation));
        Assert.All(one.Season!.Factors.Zip(other.Season!.Factors), pair => Assert.Equal(pair.First, pair.Second, 0.0002));
    }

    [Fact]
    public void Days_out_of_stock_are_no_low_season()
    {
        var totals = new CategoryTotals();
        for (var variant = 0; variant < 12; variant++)
        {
            var sold = Flat(5);
            Array.Fill(sold, 0, 100, 60);
            totals.Add(sold, [.. Enumerable.Range(0, sold.Length).Select(day => day is >= 100 and < 160)], Today);
        }

        Assert.All(totals.Profile("Shirts")!.Season!.Factors, factor => Assert.Equal(1, factor));
    }

    private static CategoryTotals Totals(params double[][] variants)
    {
        var totals = new CategoryTotals();
        foreach (var sold in variants)
        {
            totals.Add(sold, new bool[sold.Length], Today);
        }

        return totals;
    }

    private static double[] Flat(double daily) => [.. Enumerable.Repeat(daily, 364)];

    private static double Factor(int dayOfYear) => 1 + (0.6 * Math.Cos(2 * Math.PI * dayOfYear / 365));

    /// <param name="growth">Over two years.</param>
    private static double[] Seasonal(int seed, double growth)
    {
        var chance = new Chance(seed);
        var level = chance.OfAnySize(2, 20);
        var first = Today.AddDays(-731).DayOfYear - 1;
        return [.. Enumerable.Range(0, 731).Select(day => chance.Poisson(level * (1 + (growth * day / 731)) * Factor(first + day)))];
    }
}
