namespace StockOrders.LocalHost.Demo;

/// <summary>The demo's account. Its key is no secret: the host listens on this machine alone.</summary>
internal static class DemoAccount
{
    public const string Id = "demo";
    public const string Key = "demo-key";

    /// <summary>What one unit of a currency is worth in pounds.</summary>
    public static IReadOnlyDictionary<string, decimal> Rates { get; } = new Dictionary<string, decimal> { ["EUR"] = 0.86m, ["USD"] = 0.75m, ["JPY"] = 0.0051m };

    public static object Settings { get; } = new
    {
        currency = "GBP",
        time_zone = "Europe/London",
        shop_name = "Hearth & Home",
        approval_limit = 2000,
        approver_email = "manager@hearth-and-home.example",
        escalation_email = "director@hearth-and-home.example",
        rates = Rates,
        submit_drafts = true,
    };
}
