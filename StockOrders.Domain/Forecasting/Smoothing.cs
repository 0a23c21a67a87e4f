using System.Runtime.Intrinsics;

namespace StockOrders.Domain.Forecasting;

/// <summary>Four sets of smoothing constants, one in each lane: of level (α), trend (β), weekdays (γ), and the trend's damping (φ).</summary>
internal readonly record struct Smoothing(Vector256<double> Level, Vector256<double> Trend, Vector256<double> Weekdays, Vector256<double> Damping)
{
    private const double Damped = 0.98;

    /// <summary>Without weekdays; the last with a trend.</summary>
    public static Smoothing Plain { get; } = new(
        Vector256.Create(0.01, 0.05, 0.2, 0.1), Vector256.Create(0, 0, 0, 0.01), Vector256<double>.Zero, Vector256.Create(0, 0, 0, Damped));

    public static Smoothing Weekly { get; } = new(
        Vector256.Create(0.01, 0.05, 0.2, 0.1), Vector256.Create(0, 0, 0, 0.01), Vector256.Create(0.02, 0.05, 0.05, 0.05), Vector256.Create(0, 0, 0, Damped));

    /// <summary>Of what a season's factors leave: half of them with weekdays.</summary>
    public static Smoothing Seasonal { get; } = new(
        Vector256.Create(0.01, 0.05, 0.01, 0.05), Vector256<double>.Zero, Vector256.Create(0, 0, 0.05, 0.05), Vector256<double>.Zero);
}
