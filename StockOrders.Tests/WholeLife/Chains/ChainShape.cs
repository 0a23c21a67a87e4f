using System.Text.Json.Nodes;

namespace StockOrders.Tests.WholeLife.Chains;

/// <param name="People">In the order in which they answer.</param>
/// <param name="Needed">How many of them must agree.</param>
internal sealed record ShapedStep(string[] People, int Needed)
{
    public const string Director = "dir@shop.example";

    /// <summary>As a rule says it: reminded after 6 and 18 hours, escalated after 20, over after 24.</summary>
    public JsonObject ToJson(string silence) => new()
    {
        ["approvers"] = new JsonArray([.. People.Select(person => JsonValue.Create(person))]),
        ["needs"] = Needed == People.Length && Needed > 1 ? "all" : Needed,
        ["timeout"] = "PT24H",
        ["reminders"] = new JsonArray("PT6H", "PT18H"),
        ["escalation"] = new JsonObject { ["to"] = new JsonArray(Director), ["after"] = "PT20H" },
        ["silence"] = silence,
    };
}

/// <summary>A chain as accounts build them: one person, any, all or some of several, one step after the other.</summary>
internal sealed record ChainShape(string Name, params ShapedStep[] Steps)
{
    private const string Ann = "ann@shop.example";
    private const string Ben = "ben@shop.example";
    private const string Cat = "cat@shop.example";

    public static readonly ChainShape[] All =
    [
        new("one", new ShapedStep([Ann], 1)),
        new("any", new ShapedStep([Ann, Ben], 1)),
        new("all", new ShapedStep([Ann, Ben], 2)),
        new("some", new ShapedStep([Ann, Ben, Cat], 2)),
        new("line", new ShapedStep([Ann], 1), new ShapedStep([Ben], 1), new ShapedStep([Cat], 1)),
        new("wide", new ShapedStep([Ann, Ben], 2), new ShapedStep([Cat, Ann], 1)),
    ];

    /// <summary>Who stands in for whom where they are away.</summary>
    public static readonly IReadOnlyDictionary<string, string> StandIns =
        new Dictionary<string, string> { [Ann] = "dan@shop.example", [Ben] = "eve@shop.example", [Cat] = "fay@shop.example" };
}
