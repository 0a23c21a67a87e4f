using System.Runtime.Intrinsics;

namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Level, damped trend and weekdays smoothed exponentially, additive, in error correction form (Holt 1957; Winters 1960; Gardner and
/// McKenzie 1985; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 8.3 and 8.5, there ETS(A,Ad,A)):
/// e = y − (l + φb + s), l ← l + φb + αe, b ← φb + βe, s ← s + γe. Days out of stock only carry the trend on. Gains begin at one over
/// the days seen, as a mean's does, and fall to the constants. Four sets of constants go through in one pass, one in each lane.
/// </summary>
internal static class HoltWinters
{
    private const int Year = 364;

    public static Candidate Best(in DemandDays days, in Origins origins)
    {
        var plain = Best(days, origins, Smoothing.Plain, [], ForecastMethod.HoltWinters);
        var weekly = Best(days, origins, Smoothing.Weekly, [], ForecastMethod.HoltWinters);
        return weekly.Error < plain.Error ? weekly : plain;
    }

    /// <param name="season">
    /// Factors of each day and of those to come, or empty. Demand is then smoothed as what it would be without its season, y ÷ factor; in a
    /// low season it counts by its factor, for a day on which nobody buys anyway says little about the level.
    /// </param>
    /// <param name="judgedFrom">Before that day of the series the factors would be judged by what they were made from; recent sales stand in.</param>
    public static Candidate Best(
        in DemandDays days, in Origins origins, in Smoothing by, ReadOnlySpan<double> season, ForecastMethod method, int judgedFrom = 0)
    {
        Span<Vector256<double>> weekdays = stackalloc Vector256<double>[7];
        var sold = days.Sold;
        var outOfStock = days.OutOfStock;
        var start = origins.Start;
        Start(days, start, by, season, weekdays, out var level, out var seen);
        var (trend, squares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (errors, expected) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (lately, expectedLately) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var origin = origins.First;
        var recent = days.Length - Year;
        var weekday = (start + Origins.Warmup) % 7;
        for (var day = start + Origins.Warmup; day < sold.Length; day++)
        {
            if (day == origin && day <= origins.Last)
            {
                squares += origins.Weight(days, day) * (day < judgedFrom
                    ? Vector256.Create(origins.Squares(days, day, RecentSales.Level(days, day, DemandCurve.Month)))
                    : Squares(days, origins, day, level, trend * by.Damping, by.Damping, weekdays, season));
                origin += Origins.Step;
            }

            trend *= by.Damping;
            level += trend;
            if (!outOfStock[day])
            {
                var foreseen = level + weekdays[weekday];
                if (!season.IsEmpty) foreseen *= season[day];
                var error = Vector256.Create(Math.Max(0, sold[day])) - foreseen;
                if (day >= recent)
                {
                    errors += error * error;
                    expected += Vector256.Max(foreseen, Vector256<double>.Zero);
                }

                if (day >= sold.Length - DemandCurve.Month)
                {
                    lately += error;
                    expectedLately += Vector256.Max(foreseen, Vector256<double>.Zero);
                }

                if (!season.IsEmpty && season[day] > 1) error /= season[day];
                seen++;
                level = Vector256.Max(level + (error * Vector256.Max(by.Level, Vector256.Create(1d / seen))), Vector256<double>.Zero);
                trend += error * by.Trend;
                weekdays[weekday] += error * by.Weekdays;
            }

            if (++weekday == 7) weekday = 0;
        }

        return Fitted(origins, by, squares, level, trend, weekdays, errors, expected, lately, expectedLately, seen, method);
    }

    /// <summary>From the means of four weeks.</summary>
    private static void Start(
        in DemandDays days,
        int start,
        in Smoothing by,
        ReadOnlySpan<double> season,
        Span<Vector256<double>> weekdays,
        out Vector256<double> level,
        out int seen)
    {
        Span<double> sold = stackalloc double[7];
        Span<double> there = stackalloc double[7];
        sold.Clear();
        there.Clear();
        seen = 0;
        for (var day = start; day < Math.Min(start + Origins.Warmup, days.Length); day++)
        {
            if (days.OutOfStock[day]) continue;
            sold[day % 7] += Math.Max(0, days.Sold[day]);
            there[day % 7] += season.IsEmpty ? 1 : season[day];
            seen++;
        }

        var (sum, expected) = (0d, 0d);
        for (var weekday = 0; weekday < 7; weekday++) (sum, expected) = (sum + sold[weekday], expected + there[weekday]);
        var mean = expected > 0 ? sum / expected : 0;
        level = Vector256.Create(mean);
        var used = Vector256.ConditionalSelect(Vector256.GreaterThan(by.Weekdays, Vector256<double>.Zero), Vector256<double>.One, Vector256<double>.Zero);
        for (var weekday = 0; weekday < 7; weekday++)
            weekdays[weekday] = there[weekday] > 0 ? used * ((sold[weekday] / there[weekday]) - mean) : Vector256<double>.Zero;
    }

    private static Vector256<double> Squares(
        in DemandDays days,
        in Origins origins,
        int at,
        Vector256<double> level,
        Vector256<double> step,
        Vector256<double> damping,
        ReadOnlySpan<Vector256<double>> weekdays,
        ReadOnlySpan<double> season)
    {
        var (sum, squares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var weekday = at % 7;
        var span = origins.Ahead(days, at);
        var outOfStock = days.OutOfStock;
        for (var day = at; day < at + span; day++)
        {
            level += step;
            step *= damping;
            if (!outOfStock[day])
            {
                var foreseen = Vector256.Max(level + weekdays[weekday], Vector256<double>.Zero);
                sum += season.IsEmpty ? foreseen : foreseen * season[day];
            }

            if (++weekday == 7) weekday = 0;
            if (day + 1 == at + Origins.Short) squares = LaneSquares.Of(days, at, Origins.Short, sum);
        }

        return squares + LaneSquares.Of(days, at, span, sum);
    }

    private static Candidate Fitted(
        in Origins origins,
        in Smoothing by,
        Vector256<double> squares,
        Vector256<double> level,
        Vector256<double> trend,
        ReadOnlySpan<Vector256<double>> weekdays,
        Vector256<double> errors,
        Vector256<double> expected,
        Vector256<double> lately,
        Vector256<double> expectedLately,
        int seen,
        ForecastMethod method)
    {
        var lane = LaneSquares.Least(squares, origins.ClearlyLess);
        var alpha = by.Level[lane];
        var effective = Math.Min((2 - alpha) / alpha, Math.Max(1, seen));
        var candidate = new Candidate
        {
            Method = method,
            Error = origins.Root(squares[lane]),
            Level = level[lane],
            Trend = trend[lane],
            Damping = by.Damping[lane],
            EffectiveDays = effective,
            Dispersion = expected[lane] > 0 ? errors[lane] / (expected[lane] * (1 + (1 / effective))) : 0,
            HasWeekdays = by.Weekdays[lane] > 0,
        };
        candidate.Drift = Candidate.DriftOf(lately[lane], expectedLately[lane], candidate.Dispersion);
        for (var weekday = 0; weekday < 7; weekday++) candidate.Weekdays[weekday] = weekdays[weekday][lane];
        return candidate;
    }
}
