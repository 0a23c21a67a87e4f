namespace StockOrders.LocalHost.Demo;

/// <summary>How a demo variant sells. Each shape is one that replenishment has to cope with.</summary>
internal enum DemoShape
{
    Steady,

    /// <summary>Twice the usual at the top of the year's wave, next to nothing at its bottom.</summary>
    Seasonal,

    /// <summary>Grows, or shrinks, by half a per cent a day.</summary>
    Trending,

    /// <summary>Most days nothing, then several at once.</summary>
    Intermittent,

    /// <summary>First sold a few weeks ago.</summary>
    New,

    /// <summary>Steady, but with weeks in which there was nothing to sell.</summary>
    StockOuts,
}

/// <summary>Mean sales of a shape on one day. Day 0 is the oldest; the last day is yesterday.</summary>
internal static class DemoDemand
{
    public static double Mean(DemoShape shape, double perDay, int day, int days, int variant) => shape switch
    {
        DemoShape.Steady => perDay,
        DemoShape.Seasonal => perDay * (1 + (0.9 * Math.Sin(2 * Math.PI * ((days - day + (variant * 11)) % 365) / 365))),
        DemoShape.Trending => perDay * Math.Pow(variant % 2 == 0 ? 1.005 : 0.995, day - (days / 2)),
        DemoShape.Intermittent => (day + variant) % 9 == 0 ? perDay * 5 : 0,
        DemoShape.New => day < days - 45 ? 0 : perDay,
        DemoShape.StockOuts => ((day + (variant * 7)) % 120) > 100 ? 0 : perDay,
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };
}
