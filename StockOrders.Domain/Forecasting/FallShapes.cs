namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Ways in which demand may have begun to fall within the last thirteen weeks: by the same share every day since then, to half in one to
/// three months; or once, to a level that stays. Each as a share of what sold before.
/// </summary>
internal static class FallShapes
{
    public const int Week = 7;
    public const int Weeks = 13;

    private static readonly FallShape[] Kinds = [.. Fading(), .. Stepping()];
    private static readonly double[] SharesOfAll = [.. Kinds.SelectMany(kind => Enumerable.Range(0, Weeks).Select(kind.Share))];
    private static readonly double[] LogsOfAll = [.. SharesOfAll.Select(share => Math.Log(share))];

    public static ReadOnlySpan<FallShape> All => Kinds;

    /// <param name="shape">By its place in <see cref="All"/>.</param>
    /// <returns>Of each week, the last one first.</returns>
    public static ReadOnlySpan<double> Shares(int shape) => SharesOfAll.AsSpan(shape * Weeks, Weeks);

    /// <summary>Natural logarithms of <see cref="Shares"/>.</summary>
    public static ReadOnlySpan<double> Logs(int shape) => LogsOfAll.AsSpan(shape * Weeks, Weeks);

    private static IEnumerable<FallShape> Fading() =>
        from days in (int[])[28, 42, 56, 70, 91]
        from half in (int[])[30, 50, 90]
        select new FallShape(days, Math.Pow(0.5, (double)days / half), Math.Pow(0.5, 1d / half));

    private static IEnumerable<FallShape> Stepping() =>
        from days in (int[])[14, 28, 42, 63] from share in (double[])[0.4, 0.6, 0.8] select new FallShape(days, share, 1);
}
