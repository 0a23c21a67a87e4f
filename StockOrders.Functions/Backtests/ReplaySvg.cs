using System.Globalization;
using System.Security;
using System.Text;

namespace StockOrders.Functions.Backtests;

/// <summary>
/// Draws a replay: stock over time with its arrivals and orders, below it demand with what was lost. Text stands at shares of the width and
/// keeps its size; only the plots stretch. So it is readable at 320 px as at 2,000.
/// </summary>
internal static class ReplaySvg
{
    private const int StockTop = 96;
    private const int StockHeight = 220;
    private const int DemandTop = StockTop + StockHeight + 34;
    private const int DemandHeight = 84;
    private const int Height = DemandTop + DemandHeight + 30;
    private const int LongestName = 28;

    public static string Of(BacktestRow backtest, ReplayRow replay, ReplayDaysRow days, string rule)
    {
        var (from, to) = (backtest.Period.From, backtest.Period.To);
        var played = days.Rules.First(each => each.Rule == rule);
        var figures = replay.Rules.First(each => each.Rule == rule).Figures;
        var title = $"{replay.Variant.Value} in {replay.Warehouse.Value}, rule {rule}";
        var words = string.Create(CultureInfo.InvariantCulture, $"""
            From {from:yyyy-MM-dd} to {to:yyyy-MM-dd}: {figures.Orders} orders of {figures.OrderedUnits:0.####} units in all, {figures.StockOutDays} days with a stock-out, {figures.Lost:0.####} of {figures.Demand:0.####} units lost, {figures.AverageStock:0.#} on the shelf on average.
            """);
        var svg = new StringBuilder(8_192);
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{Height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="12">
            <title id="t">{Text(title)}</title>
            <desc id="d">{Text(words)}</desc>
            <style>{Style}</style>
            <rect class="paper" width="100%" height="100%"/>
            <text class="ink" x="8" y="20" font-size="14" font-weight="600">{Text(Short(replay.Variant.Value))} <tspan class="soft" font-weight="400">in {Text(Short(replay.Warehouse.Value))}</tspan></text>
            <text class="soft" x="8" y="38">{Text(Short(rule))}: {Share(figures.FillRate)} filled, {figures.StockOutDays} days out of stock</text>

            """);
        Legend(svg);
        Stock(svg, days.Demand, played, from, to);
        Demand(svg, days.Demand, played.Lost, from, to);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg) => svg.Append("""
        <g class="ink">
        <path class="stock" d="M8 58h14"/><text x="27" y="62">stock</text>
        <svg x="24%" overflow="visible"><path class="order" d="M8 53v10"/><text x="14" y="62">ordered</text></svg>
        <svg x="50%" overflow="visible"><path class="demand" d="M8 53v10"/><text x="14" y="62">demand</text></svg>
        <svg x="76%" overflow="visible"><path class="lost" d="M8 53v10"/><text x="14" y="62">lost</text></svg>
        </g>

        """);

    private static void Stock(StringBuilder svg, decimal[] demand, RuleDays played, DateOnly from, DateOnly to)
    {
        var count = played.Closing.Length;
        var top = Axis.TopOf(Enumerable.Range(0, count).Max(day => played.Closing[day] + Sold(day)));
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"soft\" x=\"8\" y=\"{StockTop - 12}\">On the shelf, units</text>\n");
        Axis.Grid(svg, StockTop, StockHeight);

        // The morning's stock and then the evening's of each day, so that arrivals stand upright.
        var line = new StringBuilder();
        for (var day = 0; day < count; day++)
        {
            line.Append(CultureInfo.InvariantCulture, $"{(day == 0 ? 'M' : 'L')}{day} {Y(played.Closing[day] + Sold(day))}L{day + 1} {Y(played.Closing[day])}");
        }

        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg y="{StockTop}" width="100%" height="{StockHeight}" viewBox="0 0 {count} {StockHeight}" preserveAspectRatio="none">
            <path class="area" d="{line}V{StockHeight}H0Z"/>
            <path class="stock" d="{line}"/>
            <path class="order" d="{Ticks(played.Ordered, StockHeight - 9, StockHeight)}"/>
            <path class="lost" d="{Ticks(played.Lost, 0, 6)}"/>
            </svg>

            """);
        Axis.Figures(svg, StockTop, StockHeight, top);
        Axis.Days(svg, StockTop + StockHeight, from, to);

        decimal Sold(int day) => demand[day] - played.Lost[day];

        string Y(decimal units) => (StockHeight - ((double)(units / top) * StockHeight)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static void Demand(StringBuilder svg, decimal[] demand, decimal[] lost, DateOnly from, DateOnly to)
    {
        var top = Axis.TopOf(demand.Max());
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"soft\" x=\"8\" y=\"{DemandTop - 4}\">Demand, units a day</text>\n");
        Axis.Grid(svg, DemandTop, DemandHeight, 2);
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg y="{DemandTop}" width="100%" height="{DemandHeight}" viewBox="0 0 {demand.Length} {DemandHeight}" preserveAspectRatio="none">
            <path class="demand" d="{Bars(demand)}"/>
            <path class="lost" d="{Bars(lost)}"/>
            </svg>

            """);
        Axis.Figures(svg, DemandTop, DemandHeight, top, 2);
        Axis.Days(svg, DemandTop + DemandHeight, from, to);

        string Bars(decimal[] units) => string.Concat(units.Select((each, day) => each <= 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"M{day + 0.5:0.#} {DemandHeight}V{DemandHeight - ((double)(each / top) * DemandHeight):0.#}")));
    }

    private static string Ticks(decimal[] units, int upper, int lower) => string.Concat(units.Select((each, day) =>
        each <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"M{day + 0.5:0.#} {upper}V{lower}")));

    private static string Share(decimal? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.#} %") : "nothing";

    private static string Short(string text) => text.Length <= LongestName ? text : text[..(LongestName - 1)] + "…";

    private static string Text(string text) => SecurityElement.Escape(new string([.. text.Where(letter => !char.IsControl(letter))]))!;

    private const string Style = """
        .paper{fill:#fff}.ink{fill:#1b1f24}.soft{fill:#57606a}
        .grid{stroke:#d0d7de;stroke-width:1}.label{fill:#57606a;paint-order:stroke;stroke:#fff;stroke-width:3px}
        path{fill:none;vector-effect:non-scaling-stroke}
        .area{fill:#0969da;fill-opacity:.12}.stock{stroke:#0969da;stroke-width:1.5}
        .order{stroke:#1a7f37;stroke-width:2.5}.demand{stroke:#8c959f;stroke-width:1.5}.lost{stroke:#cf222e;stroke-width:2.5}
        @media (max-width:640px){.odd{display:none}}
        @media (prefers-color-scheme:dark){
        .paper{fill:#0d1117}.ink{fill:#e6edf3}.soft{fill:#9198a1}.grid{stroke:#30363d}.label{fill:#9198a1;stroke:#0d1117}
        .area{fill:#4493f8}.stock{stroke:#4493f8}.order{stroke:#3fb950}.demand{stroke:#848d97}.lost{stroke:#f85149}}
        @media print{
        .paper{fill:#fff}.ink{fill:#000}.soft{fill:#333}.grid{stroke:#bbb}.label{fill:#333;stroke:#fff}
        .area{fill:#999}.stock{stroke:#000}.order{stroke:#000;stroke-width:3}.demand{stroke:#888}.lost{stroke:#000;stroke-width:4;stroke-dasharray:2 1}}
        """;
}
