using System.Globalization;
using System.Text;

namespace StockOrders.Functions.Backtests;

/// <summary>Lines and figures that a plot is read by.</summary>
internal static class Axis
{
    /// <summary>At 1,200 px they stand 100 px apart.</summary>
    private const int MostDayLabels = 12;

    /// <summary>The first of 1, 2, 4, 5, 8 and 10 times a power of ten that holds the most there is.</summary>
    public static decimal TopOf(decimal most)
    {
        var power = 0.0001m;
        while (power * 10 < most)
        {
            power *= 10;
        }

        foreach (var step in (ReadOnlySpan<int>)[1, 2, 4, 5, 8])
        {
            if (step * power >= most && power >= 1)
            {
                return step * power;
            }
        }

        return Math.Max(1, power * 10);
    }

    public static void Grid(StringBuilder svg, int top, int height, int parts = 4)
    {
        for (var part = 0; part <= parts; part++)
        {
            var y = top + height - (height * part / parts);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M0 {y}H10000\"/>");
        }

        svg.Append('\n');
    }

    /// <summary>The figures of the lines, to be drawn over what is plotted.</summary>
    public static void Figures(StringBuilder svg, int top, int height, decimal most, int parts = 4)
    {
        for (var part = 1; part <= parts; part++)
        {
            var y = top + height - (height * part / parts);
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"8\" y=\"{y + 13}\">{most * part / parts:#,0.##}</text>");
        }

        svg.Append('\n');
    }

    /// <summary>First days of months, or single days where the period is shorter than two months.</summary>
    public static void Days(StringBuilder svg, int y, DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        var isShort = days <= 62;
        List<DateOnly> all = [.. Enumerable.Range(0, days).Select(from.AddDays).Where(day => isShort || day.Day == 1)];
        var every = (all.Count + MostDayLabels - 1) / MostDayLabels;
        for (var index = 0; index < all.Count; index += every)
        {
            var share = (all[index].DayNumber - from.DayNumber) * 100.0 / days;
            if (share > 94)
            {
                continue;
            }

            var text = all[index].ToString(isShort ? "d MMM" : all[index].Month == 1 || index == 0 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <svg x="{share:0.##}%" y="{y}" class="{(index / every % 3 == 0 ? "even" : "odd")}" overflow="visible"><path class="grid" d="M0 0v4"/><text class="soft" x="3" y="14">{text}</text></svg>

                """);
        }
    }
}
