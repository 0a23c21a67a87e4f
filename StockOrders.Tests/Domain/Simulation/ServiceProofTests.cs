using StockOrders.Tests.Domain.Simulation.Generators;

namespace StockOrders.Tests.Domain.Simulation;

/// <summary>At a size that takes seconds; the benchmark <c>service</c> has all families and levels at full size.</summary>
public class ServiceProofTests
{
    private const int Variants = 60;
    private const int Days = 365;

    [Fact]
    public void A_family_sells_in_its_history_as_it_does_in_the_years_that_are_played()
    {
        const int Weeks = 1461;
        foreach (var family in DemandFamily.All)
        {
            for (var day = -ServiceCase.DaysBefore; day < 0; day++)
            {
                Assert.Equal(family.Mean(day + (7 * Weeks)), family.Mean(day), 9);
                Assert.Equal(family.Variance(day + (7 * Weeks)), family.Variance(day), 9);
            }
        }
    }

    /// <param name="dearer">By what share stock may be above that of the policy that knows the truth.</param>
    [Theory]
    [InlineData("normal", 0.95, 0.05)]
    [InlineData("Poisson", 0.95, 0.05)]
    [InlineData("negative binomial", 0.95, 0.05, 200)]
    [InlineData("intermittent", 0.95, 0.05, 300)]
    [InlineData("seasonal", 0.90, 0.05)]
    [InlineData("seasonal", 0.95, 0.05)]
    [InlineData("seasonal", 0.98, 0.05)]
    public void The_level_that_is_asked_for_is_reached_with_hardly_more_stock_than_the_truth_would_need(string family, double asked, double dearer, int variants = Variants)
    {
        var one = new ServiceCase(DemandFamily.All.Single(known => known.Name == family), asked);

        var reached = one.Play(variants, Days, one.Policy);
        var knowing = one.PlayKnowing(variants, Days);

        Assert.InRange((double)reached.CycleServiceLevel!.Value, asked - 0.015, asked + 0.015);
        Assert.InRange((double)(reached.AverageStock / knowing.AverageStock), 0.90, 1 + dearer);
    }
}
