namespace StockOrders.Domain.Forecasting;

/// <summary>
/// What a year's waves, one and two of them (two pairs of a Fourier series, by least squares), explain of weeks that were smoothed: a few
/// figures in place of 53, so that hardly any chance is in them.
/// </summary>
internal static class YearHarmonics
{
    /// <summary>Figures that are fitted.</summary>
    public const int Figures = 2 * Pairs;

    private const int Pairs = 2;
    private const int Weeks = SeasonProfile.Weeks;

    private static readonly double[] Cosines = Waves(Math.Cos);
    private static readonly double[] Sines = Waves(Math.Sin);

    /// <summary>How much of a wave the smoothing by weights 1 6 15 20 15 6 1 leaves: cos⁶(πk/53).</summary>
    private static readonly double[] Left = [.. Enumerable.Range(1, Pairs).Select(pair => Math.Pow(Math.Cos(Math.PI * pair / Weeks), 6))];

    /// <param name="smoothed">Differences from the year's mean; the waves as far as they are left in them are taken out.</param>
    /// <param name="waves">As they were before they were smoothed.</param>
    public static void Split(Span<double> smoothed, Span<double> waves)
    {
        waves.Clear();
        for (var pair = 0; pair < Pairs; pair++)
        {
            var cosines = Cosines.AsSpan(pair * Weeks, Weeks);
            var sines = Sines.AsSpan(pair * Weeks, Weeks);
            var (cosine, sine) = (0d, 0d);
            for (var week = 0; week < Weeks; week++)
            {
                cosine += smoothed[week] * cosines[week];
                sine += smoothed[week] * sines[week];
            }

            (cosine, sine) = (cosine * 2 / Weeks, sine * 2 / Weeks);
            for (var week = 0; week < Weeks; week++)
            {
                var wave = (cosine * cosines[week]) + (sine * sines[week]);
                smoothed[week] -= wave;
                waves[week] += wave / Left[pair];
            }
        }
    }

    private static double[] Waves(Func<double, double> of) =>
        [.. Enumerable.Range(0, Pairs * Weeks).Select(place => of(2 * Math.PI * ((place / Weeks) + 1) * (place % Weeks) / Weeks))];
}
