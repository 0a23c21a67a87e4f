using System.Globalization;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.Functions.Suggestions;

/// <summary>
/// Works a suggestion out again as a person with a pocket calculator would: from the inputs of its derivation and nothing else. No code of
/// the product is used, and every figure that a step found is worked out here, not taken from it.
/// </summary>
internal sealed class ByHand(JsonNode suggestion)
{
    private readonly Dictionary<string, JsonNode> steps = suggestion["derivation"]!.AsArray().ToDictionary(step => step!["name"]!.GetValue<string>(), step => step!);

    public double DailySales => Expected(28) / 28;

    public double LeadTime => (Day("lead_time", "expected") - Day("lead_time", "today")).TotalDays;

    public double LeadTimeDemand => Expected((int)LeadTime);

    public double LeadTimeDeviation =>
        !Has("lead_time_deviation") || !Inputs("lead_time_deviation").Any() ? 0
        : Inputs("lead_time_deviation").Any(input => (string)input["name"]! == "stated_deviation") ? Value("lead_time_deviation", "stated_deviation")
        : Math.Sqrt(Square(Value("lead_time_deviation", "measured_deviation"))
            + Square(Math.Max(0, Value("lead_time_deviation", "measured_mean") - Value("lead_time_deviation", "stated_lead_time"))));

    public double DemandDeviation => Value("demand_deviation", "day_deviation")
        * (Value("demand_deviation", "effective_days") is > 0 and var days ? Math.Sqrt(1 + (LeadTime / days)) : 1);

    public double LeadTimeDemandDeviation => Math.Sqrt((LeadTime * Square(DemandDeviation)) + (Square(DailySales) * Square(LeadTimeDeviation)));

    public double ServiceStock => Math.Max(0, Step("z") * LeadTimeDemandDeviation);

    public double SafetyStock => Math.Max(
        Math.Max(Value("safety_stock", "fixed"), Or("safety_stock", "safety_days", 0) * DailySales), Has("service_stock") ? ServiceStock : 0);

    public double ReorderPoint => LeadTimeDemand + Math.Max(SafetyStock, Value("reorder_point", "minimum_stock"));

    public double ReviewAllowance
    {
        get
        {
            if (!Inputs("review_allowance").Any())
                return 0;
            var mean = DailySales * Value("review_allowance", "days");
            var variance = Square(Value("review_allowance", "day_deviation")) * Value("review_allowance", "days");
            var undershoot = Math.Max(0, ((Square(mean) + variance) / (2 * mean)) - Value("review_allowance", "counting"));
            var spread = Math.Max(0, (Square(mean) / 12) + (variance / 2) + (((Value("review_allowance", "skew_of_variation") / 3) - 0.25) * Square(variance) / Square(mean)));
            return Math.Min(1, LeadTimeDemandDeviation / (0.1 * DailySales))
                * Math.Max(
                    0,
                    undershoot + (Value("review_allowance", "z_below") * Math.Sqrt(Square(LeadTimeDemandDeviation) + spread)) - (Step("z") * LeadTimeDemandDeviation));
        }
    }

    public double Position => Value("position", "in_stock") + Arrivals.Sum(arrival => arrival.Quantity)
        - Value("position", "reserved") - Value("position", "transfers_out");

    public double Transfers => Inputs("to_buy").Where(input => (string)input["name"]! == "transfer").Sum(input => (double)input["value"]!);

    /// <summary>Day by day: what arrives in the morning is there for the day.</summary>
    public double LostSales
    {
        get
        {
            if (!Inputs("lost_sales").Any())
                return 0;
            var stock = Value("position", "in_stock") - Value("position", "reserved") - Value("position", "transfers_out");
            var lost = 0d;
            for (var day = 0; day < (int)LeadTime; day++)
            {
                stock += Arrivals.Where(arrival => arrival.Day == day).Sum(arrival => arrival.Quantity);
                stock += Transfers > 0 && day == (int)Value("lost_sales", "transfer_lead_time") ? Transfers : 0;
                var asked = Expected(day + 1) - Expected(day);
                var sold = Math.Min(asked, Math.Max(0, stock));
                lost += asked - sold;
                stock -= sold;
            }

            return lost;
        }
    }

    public double OrderUpTo => Inputs("order_up_to").Any(input => (string)input["name"]! == "target_stock")
        ? Value("order_up_to", "target_stock")
        : Expected((int)(LeadTime + Value("horizon_demand", "review_period"))) + Math.Max(SafetyStock, Value("order_up_to", "minimum_stock"));

    public double Replenishment => Math.Round(Position, 4) > Math.Round(ReorderPoint + ReviewAllowance, 4)
        ? 0
        : Transfers + Math.Max(0, Math.Min(OrderUpTo - LostSales, Or("missing", "maximum_stock", double.MaxValue)) - Position - Transfers);

    public double ToOrder
    {
        get
        {
            var toBuy = Math.Round(Replenishment - Transfers, 4);
            if (toBuy <= 0)
                return 0;
            if (Has("price_break"))
                return Step("price_break");
            var step = Value("to_order", "step");
            var up = Math.Ceiling(Math.Round(Math.Max(toBuy, Or("to_order", "minimum", 0)) / step, 6)) * step;
            var most = Or("to_order", "at_most", double.MaxValue);
            return up <= most ? up : Math.Floor(most / step) * step;
        }
    }

    public double Step(string name) => (double)steps[name]["value"]!;

    public bool Has(string step) => steps.ContainsKey(step);

    private IEnumerable<(int Day, double Quantity)> Arrivals => Inputs("position").Where(input => (string)input["name"]! == "on_order").Select(input => (
        input["date"] is { } date ? Math.Max(0, (int)(Parsed((string)date!) - Day("lead_time", "today")).TotalDays) : (int)LeadTime,
        (double)input["value"]!));

    private double Expected(int days)
    {
        var (level, trend, damping) = (Value("daily_sales", "level"), Or("daily_sales", "trend", 0), Or("daily_sales", "damping", 1));
        double[] weekdays = [.. Inputs("daily_sales").Where(input => (string)input["name"]! == "weekday").Select(input => (double)input["value"]!)];
        double[] season = [.. Inputs("daily_sales").Where(input => (string)input["name"]! == "season").Select(input => (double)input["value"]!)];
        var (sum, rise) = (0d, 0d);
        for (var day = 0; day < days; day++)
        {
            rise += trend * Math.Pow(damping, day + 1);
            sum += Math.Max(0, level + rise + (weekdays is [] ? 0 : weekdays[day % 7]))
                * (season is [] ? 1 : season[((int)Value("daily_sales", "day_of_year") + day) % 365 / 7]);
        }

        return sum;
    }

    private IEnumerable<JsonNode> Inputs(string step) => steps[step]["inputs"]!.AsArray().Select(input => input!);

    private double Value(string step, string name) => (double)Inputs(step).Single(input => (string)input["name"]! == name)["value"]!;

    private double Or(string step, string name, double other) => Inputs(step).Any(input => (string)input["name"]! == name) ? Value(step, name) : other;

    private DateTime Day(string step, string name) => Parsed((string)Inputs(step).Single(input => (string)input["name"]! == name)["value"]!);

    private static DateTime Parsed(string day) => DateTime.Parse(day, CultureInfo.InvariantCulture);

    private static double Square(double value) => value * value;
}
