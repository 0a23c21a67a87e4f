using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

/// <summary>What holds for every history, whatever method is chosen.</summary>
public sealed class LawsOfForecastsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly ForecastMethod?[] Methods = [null, .. Enum.GetValues<ForecastMethod>()];

    private static Gen<Series> AnySeries =>
        from family in Gen.Elements(DemandFamilies.All.ToArray())
        from seed in Gen.Choose(1, 100_000)
        from days in Gen.Choose(0, 731)
        from gaps in Gen.Choose(0, 3)
        select Of(family, seed, days, gaps);

    /// <summary>Any units a day may have, whatever they come from: returns, nothing, a thousand million.</summary>
    private static Gen<Series> AnythingFinite =>
        from days in Gen.Choose(0, 400)
        from sold in Gen.ArrayOf(Gen.Elements(0, 0, 0, 1, 0.0001, 7, 1e9, -1e9, -3, 1e15), days)
        from outOfStock in Gen.ArrayOf(Gen.Elements(false, false, true), days)
        select new Series(sold, outOfStock);

    [Fact]
    public void Sums_never_fall_below_nothing_and_never_fall_with_more_days() => For(AnySeries, (series, method) =>
    {
        var forecast = Forecast(series, method);
        var sums = Enumerable.Range(0, 60).Select(forecast.Sum).ToArray();
        return sums[0] == 0 && sums.Zip(sums.Skip(1)).All(pair => pair.Second >= pair.First);
    });

    [Fact]
    public void Whatever_was_sold_or_returned_gives_figures_that_are_finite_and_not_negative() => For(AnythingFinite, (series, method) =>
    {
        var forecast = Forecast(series, method);
        double[] figures =
        [
            forecast.Daily, forecast.Sum(400), forecast.Between(3, 90), forecast.Deviation, forecast.DeviationOver(45), forecast.EffectiveDays,
            .. forecast.Errors.Select(error => error.Error),
        ];
        return figures.All(figure => double.IsFinite(figure) && figure >= 0);
    });

    [Fact]
    public void Units_scale_through() => For(AnySeries, (series, method) =>
    {
        var (one, eight) = (Forecast(series, method), Forecast(series.Times(8), method));
        return one.Method == eight.Method && Near(8 * one.Sum(45), eight.Sum(45)) && Near(8 * one.Deviation, eight.Deviation);
    });

    [Fact]
    public void More_demand_by_the_same_share_every_day_never_lowers_a_sum() => For(AnySeries, (series, method) =>
        Forecast(series.Times(1.25), method).Sum(28) >= Forecast(series, method).Sum(28) - 1e-5);

    /// <summary>Beyond eight weeks a day more may say that a trend falls less, or that another method suits better.</summary>
    [Fact]
    public void More_demand_on_any_day_never_lowers_a_sum_of_the_first_eight_weeks() => Young((series, day) =>
    {
        var more = series.Sold.ToArray();
        more[day % more.Length] += 5;
        return Forecast(series with { Sold = more }, null).Sum(28) >= Forecast(series, null).Sum(28) - 1e-5;
    });

    [Fact]
    public void To_know_of_stock_outs_never_lowers_a_sum_of_the_first_eight_weeks() => Young((series, _) =>
        Forecast(series, null).Sum(28) >= Forecast(series with { OutOfStock = new bool[series.Sold.Length] }, null).Sum(28) - 1e-5);

    [Fact]
    public void A_return_is_no_demand_and_takes_none_away() => For(AnySeries, (series, method) =>
    {
        var returned = series.Sold.Select((units, day) => units == 0 && day % 3 == 0 ? -4 : units).ToArray();
        return Forecast(series with { Sold = returned }, method).Sum(45) == Forecast(series, method).Sum(45);
    });

    [Fact]
    public void The_same_history_gives_the_same_forecast() => For(AnySeries, (series, method) =>
    {
        var (one, other) = (Forecast(series, method), Forecast(series, method));
        return one.Sum(90) == other.Sum(90) && one.Errors.SequenceEqual(other.Errors);
    });

    private static void For(Gen<Series> all, Func<Series, ForecastMethod?, bool> holds) => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Arb.From(from series in all from method in Gen.Elements(Methods) select (series, method)), pair => holds(pair.series, pair.method)));

    private static void Young(Func<Series, int, bool> holds) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Arb.From(
            from family in Gen.Elements(DemandFamilies.All.ToArray())
            from seed in Gen.Choose(1, 100_000)
            from days in Gen.Choose(1, 55)
            from gaps in Gen.Choose(0, 2)
            from day in Gen.Choose(0, 55)
            select (Of(family, seed, days, gaps), day)),
        pair => holds(pair.Item1, pair.day)));

    private static Forecast Forecast(Series series, ForecastMethod? method) =>
        Forecasts.Of(series.Sold, series.OutOfStock, Today, new ForecastTerms { Method = method });

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-4 + (1e-6 * Math.Abs(one));

    /// <param name="gaps">Stock-outs of up to three weeks each.</param>
    private static Series Of(DemandFamily family, int seed, int days, int gaps)
    {
        var all = family.Variant(seed, Math.Max(0, 731 - family.Days));
        var sold = all[^days..];
        var outOfStock = new bool[days];
        var chance = new Chance(seed);
        for (var gap = 0; gap < gaps; gap++)
        {
            var from = (int)chance.Between(0, days);
            for (var day = from; day < Math.Min(days, from + 21); day++)
            {
                (sold[day], outOfStock[day]) = (0, true);
            }
        }

        return new Series(sold, outOfStock);
    }

    private sealed record Series(double[] Sold, bool[] OutOfStock)
    {
        public Series Times(double factor) => this with { Sold = [.. Sold.Select(units => units * factor)] };

        public override string ToString() => $"{Sold.Length} days: {string.Join(' ', Sold.Select((units, day) => OutOfStock[day] ? "-" : $"{units:G4}"))}";
    }
}
