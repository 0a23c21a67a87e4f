using StockOrders.Tests.Domain.Simulation.Generators;

namespace StockOrders.Tests.Domain.Simulation;

/// <summary>At a size that takes seconds; the benchmark <c>service</c> has all families and levels at full size.</summary>
public class ServiceProofTests
{
    private const int Variants = 60;
    private const int Days = 365;

    /// <param name="dearer">By what share stock may be above that of the policy that knows the truth.</param>
    [Theory]
    [InlineData("normal", 0.05)]
    [InlineData("Poisson", 0.05)]
    public void The_level_that_is_asked_for_is_reached_with_hardly_more_stock_than_the_truth_would_need(string family, double dearer)
    {
        var one = new ServiceCase(DemandFamily.All.Single(known => known.Name == family), 0.95);

        var reached = one.Play(Variants, Days, one.Policy);
        var knowing = one.PlayKnowing(Variants, Days);

        Assert.InRange((double)reached.CycleServiceLevel!.Value, 0.935, 0.965);
        Assert.InRange((double)(reached.AverageStock / knowing.AverageStock), 0.90, 1 + dearer);
    }
}
