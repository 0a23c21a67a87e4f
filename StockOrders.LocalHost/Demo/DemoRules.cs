using System.Text.Json;

namespace StockOrders.LocalHost.Demo;

/// <summary>Who has to agree in the demo: the manager above 2,000, finance as well above 3,000, and finance where lamps cost more than their budget.</summary>
internal static class DemoRules
{
    private static readonly string[] Manager = ["manager@hearth-and-home.example"];
    private static readonly string[] Director = ["director@hearth-and-home.example"];
    private static readonly string[] Finance = ["finance@hearth-and-home.example", .. Director];
    private static readonly string[] AfterADay = ["PT24H"];
    private static readonly string[] Lamps = ["luma_lights"];

    private static readonly object AskFinance = new { name = "Finance", approvers = Finance, needs = "any", timeout = "P5D", reminders = AfterADay, silence = "hold" };

    public static async Task Make(DemoClient api)
    {
        await api.Send(HttpMethod.Put, "budgets/lamps", new { budget = new { name = "Lamps", amount = 2500, period = "quarter", vendors = Lamps } });
        await Rule(api, "above-2000", "Above 2,000", 10, new { amount_above = 2000 }, new
        {
            name = "Manager", approvers = Manager, timeout = "PT72H", reminders = AfterADay, escalation = new { to = Director, after = "PT48H" }, silence = "reject",
        });
        await Rule(api, "above-3000", "Above 3,000", 20, new { amount_above = 3000 }, AskFinance);
        await Rule(api, "lamps", "Lamps beyond their budget", 30, new { over_budget = true, budget = "lamps" }, AskFinance);
    }

    private static Task<JsonElement> Rule(DemoClient api, string id, string name, int priority, object when, object step) => api.Send(
        HttpMethod.Put,
        $"approval-rules/{id}",
        new Dictionary<string, object> { ["approval-rule"] = new { name, priority, when, steps = new[] { step } } });
}
