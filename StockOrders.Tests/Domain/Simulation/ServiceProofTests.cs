using StockOrders.Domain.Simulation;
using StockOrders.Tests.Domain.Simulation.Generators;

namespace StockOrders.Tests.Domain.Simulation;

/// <summary>At a size that takes seconds; the benchmark <c>service</c> has all families, levels and lead times at full size, on other variants.</summary>
public class ServiceProofTests
{
    /// <summary>Chance moves what 400 variants reach by 0.4 points at 90 %, 0.3 at 95 %, 0.2 at 98 %, and their stock by a per cent.</summary>
    private const int Variants = 400;

    /// <summary>
    /// Of what sells now and then: what the truth needs at 98 % is found from the stock-outs of two cycles in a hundred, in whole units of
    /// some thirty, and differs by 3 % between one 400 and the next.
    /// </summary>
    private const int VariantsOfIntermittentDemand = 1_000;
    private const int Days = 365;

    public static TheoryData<string, double, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, double, int>();
            foreach (var asked in new[] { 0.90, 0.95, 0.98 })
            {
                foreach (var family in DemandFamily.All)
                    cases.Add(family.Name, asked, 14);
                cases.Add(DemandFamily.Intermittent.Name, asked, 2);
            }

            return cases;
        }
    }

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

    /// <summary>Without an allowance for chance, and with the lead time's mean and deviation given; demand has to be found from what was sold. On the first variants, on which nothing was set but how many of them are played.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_level_that_is_asked_for_is_reached_to_a_point_and_a_half_with_the_stock_that_the_truth_would_need_to_five_per_cent(string family, double asked, int leadTime)
    {
        var (reached, knowing) = Played(family, asked, leadTime);

        Assert.InRange((double)reached.CycleServiceLevel!.Value, asked - 0.015, asked + 0.015);
        Assert.InRange(reached.AverageStock / knowing.AverageStock, 0.95m, 1.05m);
    }

    /// <summary>
    /// What little is asked for in a lead time of four days, and seldom much at once, decides about most of it by how often that was in the
    /// history: a variance from some seventy demands is off by a sixth. It is up to 3 points short, with less stock than the truth would need.
    /// </summary>
    [Theory]
    [InlineData(0.90, 0.030)]
    [InlineData(0.95, 0.025)]
    [InlineData(0.98, 0.020)]
    public void Lumpy_demand_with_a_lead_time_of_a_few_days_is_short_of_its_level_by_no_more_than_is_told(double asked, double shortBy)
    {
        var (reached, knowing) = Played(DemandFamily.Lumpy.Name, asked, 4);

        Assert.InRange((double)reached.CycleServiceLevel!.Value, asked - shortBy, asked + 0.015);
        Assert.InRange(reached.AverageStock / knowing.AverageStock, 0.85m, 1.05m);
    }

    private static (FulfilmentFigures Reached, FulfilmentFigures Knowing) Played(string family, double asked, int leadTime) =>
        new ServiceCase(DemandFamily.All.Single(known => known.Name == family), asked, leadTime, leadTime * 3 / 14d)
            .Play(family == DemandFamily.Intermittent.Name ? VariantsOfIntermittentDemand : Variants, Days);
}
