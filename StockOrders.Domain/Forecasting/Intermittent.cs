using System.Runtime.Intrinsics;

namespace StockOrders.Domain.Forecasting;

/// <summary>
/// What sells now and then: sizes of demands and how often they come, smoothed apart, four sets of constants in one pass, one in each lane.
/// <list type="bullet">
/// <item>Croston (1972): size z and interval p change on days with a demand only; a day sells z/p.</item>
/// <item>SBA (Syntetos and Boylan 2005): Croston's ratio is too high by a factor that 1 − α/2 takes off.</item>
/// <item>TSB (Teunter, Syntetos and Babai 2011): the chance of a demand changes every day, so it falls when sales end; a day sells p·z.</item>
/// </list>
/// Days out of stock are left out: they are part of no interval.
/// </summary>
internal static class Intermittent
{
    /// <summary>Mean days in stock from one demand to the next from which on a series is intermittent (Syntetos, Boylan and Croston 2005).</summary>
    private const double Interval = 1.32;

    private const int FewestDemands = 3;

    private static Vector256<double> Constants => Vector256.Create(0.03, 0.05, 0.1, 0.2);

    /// <summary>Of TSB: of sizes, and of the chance of a demand.</summary>
    private static (Vector256<double> Size, Vector256<double> Chance) Chances =>
        (Vector256.Create(0.05, 0.05, 0.1, 0.1), Vector256.Create(0.01, 0.03, 0.05, 0.1));

    /// <summary>Whether such methods may suit a series better than others.</summary>
    public static bool Is(in DemandDays days)
    {
        var demands = 0;
        for (var day = 0; day < days.Length; day++)
            demands += !days.OutOfStock[day] && days.Sold[day] > 0 ? 1 : 0;
        return demands >= FewestDemands && days.InStockDays >= demands * Interval;
    }

    public static (Candidate Croston, Candidate Sba) Croston(in DemandDays days, in Origins origins)
    {
        var constants = Constants;
        var debiased = Vector256<double>.One - (constants * 0.5);
        var start = Start(days);
        var (size, interval) = (Vector256.Create(start.Size), Vector256.Create(start.Interval));
        var (plain, sba) = (new Lanes(), new Lanes());
        var (origin, since, demands) = (origins.First, start.Since, start.Demands);
        for (var day = Origins.Warmup; day < days.Length; day++)
        {
            if (days.OutOfStock[day] && day != origin) continue;
            var daily = size / interval;
            if (day == origin && day <= origins.Last)
            {
                plain.Compare(days, origins, day, daily);
                sba.Compare(days, origins, day, daily * debiased);
                origin += Origins.Step;
                if (days.OutOfStock[day]) continue;
            }

            var units = Math.Max(0, days.Sold[day]);
            plain.Add(units, daily);
            sba.Add(units, daily * debiased);
            if (units <= 0)
            {
                since++;
                continue;
            }

            demands++;
            var gain = Vector256.Max(constants, Vector256.Create(1d / demands));
            size += gain * (Vector256.Create(units) - size);
            interval += gain * (Vector256.Create((double)since) - interval);
            since = 1;
        }

        return (plain.Best(origins, ForecastMethod.Croston, size / interval, constants, interval),
            sba.Best(origins, ForecastMethod.Sba, size / interval * debiased, constants, interval));
    }

    public static Candidate Tsb(in DemandDays days, in Origins origins)
    {
        var (ofSize, ofChance) = Chances;
        var start = Start(days);
        var (size, chance) = (Vector256.Create(start.Size), Vector256.Create(1 / start.Interval));
        var lanes = new Lanes();
        var (origin, seen, demands) = (origins.First, start.Days, start.Demands);
        for (var day = Origins.Warmup; day < days.Length; day++)
        {
            if (day == origin && day <= origins.Last)
            {
                lanes.Compare(days, origins, day, size * chance);
                origin += Origins.Step;
            }

            if (days.OutOfStock[day]) continue;
            var units = Math.Max(0, days.Sold[day]);
            lanes.Add(units, size * chance);
            seen++;
            var gain = Vector256.Max(ofChance, Vector256.Create(1d / seen));
            if (units <= 0)
            {
                chance -= gain * chance;
                continue;
            }

            demands++;
            chance += gain * (Vector256<double>.One - chance);
            size += Vector256.Max(ofSize, Vector256.Create(1d / demands)) * (Vector256.Create(units) - size);
        }

        return lanes.Best(origins, ForecastMethod.Tsb, size * chance, ofChance, Vector256<double>.One);
    }

    /// <summary>Mean size and interval of the first four weeks, and how long the next interval has lasted already.</summary>
    private static (double Size, double Interval, int Demands, int Days, int Since) Start(in DemandDays days)
    {
        var (demands, since, to) = (0, 1, Math.Min(Origins.Warmup, days.Length));
        for (var day = 0; day < to; day++)
        {
            if (days.OutOfStock[day]) continue;
            (demands, since) = days.Sold[day] > 0 ? (demands + 1, 1) : (demands, since + 1);
        }

        var inStock = days.InStock(0, to);
        return demands == 0
            ? (0, inStock + 1, 0, inStock, since)
            : (days.Units(0, to) / demands, (double)inStock / demands, demands, inStock, since);
    }

    private struct Lanes
    {
        private Vector256<double> _squares;
        private Vector256<double> _errors;
        private Vector256<double> _expected;

        public void Compare(in DemandDays days, in Origins origins, int at, Vector256<double> daily) =>
            _squares += origins.Weight(days, at) * (LaneSquares.Of(days, at, Origins.Short, daily * days.InStock(at, at + Origins.Short))
                + LaneSquares.Of(days, at, origins.Ahead(days, at), daily * days.InStock(at, at + origins.Ahead(days, at))));

        public void Add(double units, Vector256<double> daily)
        {
            var error = Vector256.Create(units) - daily;
            _errors += error * error;
            _expected += daily;
        }

        /// <param name="days">That one step of smoothing stands for.</param>
        public readonly Candidate Best(
            in Origins origins, ForecastMethod method, Vector256<double> daily, Vector256<double> constants, Vector256<double> days)
        {
            var lane = LaneSquares.Least(_squares, origins.ClearlyLess);
            var effective = (2 - constants[lane]) / constants[lane] * days[lane];
            return new Candidate
            {
                Method = method,
                Error = origins.Root(_squares[lane]),
                Level = daily[lane],
                Damping = 1,
                EffectiveDays = effective,
                Dispersion = _expected[lane] > 0 ? _errors[lane] / (_expected[lane] * (1 + (1 / effective))) : 0,
            };
        }
    }
}
