namespace StockOrders.Domain.Forecasting;

/// <summary>
/// What has begun to fall within the last weeks has no past that says which method suits it, and a test of whether it falls says yes too
/// late. So it is not decided: each way of falling counts by how likely the last half year's sales are with it and without, and the forecast
/// is the mean of all (Bayesian model averaging; Hoeting et al. 1999). What is not sure is told too, as uncertainty of the level.
/// </summary>
internal static class LateFall
{
    private const int Lately = FallShapes.Week * FallShapes.Weeks;
    private const int HalfAYear = 2 * Lately;
    private const int FewestBefore = 56;

    /// <summary>
    /// Before sales are looked at: that it falls in one of these ways, to that it does not. Of one to three, what falls errs less than the best
    /// plain forecast on every thousand variants; of one to four it did not on one of four, and steady variants err by a per cent more for it.
    /// </summary>
    private const double Odds = 1d / 3;

    /// <summary>
    /// Times the variance between forecasts: the ways that are weighed are few of those that there may be. Found by the service that steady
    /// variants reach; 1 kept half a point to a point less than was asked for.
    /// </summary>
    private const double Between = 2;

    /// <summary>Exponents beyond that are as good as certain.</summary>
    private const double Certain = 50;

    /// <param name="chosen">What a level that stays is forecast by; one that has a season, or falls already, or sells now and then is left as it is.</param>
    public static Candidate Weighed(in DemandDays days, Candidate chosen)
    {
        var from = Math.Max(0, days.Length - HalfAYear);
        var total = days.Units(from, days.Length);
        if (chosen.Season is not null || chosen.Trend < 0 || chosen.Dispersion <= 0 || total <= 0) return chosen;
        if (days.Length < Lately || days.InStock(from, days.Length - Lately) < FewestBefore || Intermittent.Is(days)) return chosen;

        Span<double> units = stackalloc double[FallShapes.Weeks];
        Span<double> inStock = stackalloc double[FallShapes.Weeks];
        for (var week = 0; week < FallShapes.Weeks; week++)
        {
            var to = days.Length - (week * FallShapes.Week);
            (units[week], inStock[week]) = (days.Units(to - FallShapes.Week, to), days.InStock(to - FallShapes.Week, to));
        }

        var steady = total * Math.Log(days.InStock(from, days.Length));
        var mean = new Mean(chosen);
        for (var shape = 0; shape < FallShapes.All.Length; shape++)
        {
            var shares = FallShapes.Shares(shape);
            var logs = FallShapes.Logs(shape);
            var (likelihood, expected) = (steady, (double)days.InStock(from, days.Length - Lately));
            for (var week = 0; week < FallShapes.Weeks; week++)
            {
                likelihood += units[week] * logs[week];
                expected += inStock[week] * shares[week];
            }

            // Of a Poisson whose level before is the likeliest, over how much more than a Poisson's days differ (quasi-likelihood).
            likelihood = (likelihood - (total * Math.Log(expected))) / chosen.Dispersion;
            mean.Add(FallShapes.All[shape], total / expected, Odds / FallShapes.All.Length * Math.Exp(Math.Min(Certain, likelihood)));
        }

        return mean.Of(chosen);
    }

    /// <summary>Of forecasts, by their odds to that of a level that stays.</summary>
    private struct Mean(in Candidate chosen)
    {
        private readonly double _toCome = chosen.Level + (chosen.Trend * DemandCurve.Month / 2);
        private double _odds;
        private double _level;
        private double _falling;
        private double _kept;
        private double _difference;
        private double _squares;

        public void Add(FallShape shape, double before, double odds)
        {
            var now = odds * before * shape.Now;
            var difference = (before * shape.ToCome) - _toCome;
            _odds += odds;
            _level += now;
            _difference += odds * difference;
            _squares += odds * difference * difference;
            if (!shape.GoesOn) return;
            _falling += now;
            _kept += now * shape.Kept;
        }

        public readonly Candidate Of(Candidate chosen)
        {
            var all = 1 + _odds;
            var difference = _difference / all;
            var variance = (_squares / all) - (difference * difference);
            var ofDay = chosen.Dispersion * (_toCome + difference);
            if (variance > 0 && ofDay > 0) chosen.EffectiveDays = 1 / ((1 / chosen.EffectiveDays) + (Between * variance / ofDay));

            var level = (chosen.Level + _level) / all;
            for (var weekday = 0; chosen.HasWeekdays && weekday < 7; weekday++) chosen.Weekdays[weekday] *= chosen.Level > 0 ? level / chosen.Level : 1;
            chosen.Level = level;
            if (chosen.Trend != 0 || _falling <= 0) return chosen;

            chosen.Damping = _kept / _falling;
            chosen.Trend = -_falling / all * (1 - chosen.Damping) / chosen.Damping;
            return chosen;
        }
    }
}
